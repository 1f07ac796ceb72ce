import { addDays, addMonths, daysBetween, plainDate } from '@tym/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { advance, begin } from './customership.ts'
import { deadlinesOf, planDueOn } from './deadlines.ts'
import { reminderMoment } from './reminder-moment.ts'

const date = (text: string) => plainDate.parse(text)
const anyDate = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(date('2000-01-01'), days))

test('the plan is due three months after the start, on the last day of a shorter month', () => {
  expect(planDueOn(date('2026-01-15'))).toBe('2026-04-15')
  expect(planDueOn(date('2025-11-30'))).toBe('2026-02-28')
})

test('a time limit that binds the authorities does not move to the next working day', () => {
  // 2026-04-05 is Easter Sunday.
  expect(planDueOn(date('2026-01-05'))).toBe('2026-04-05')
})

test('before the plan its time limit runs, after it the review, after the end none', () => {
  const started = begin(date('2026-01-15'))
  const by = { party: 'labourAuthority', calendar: date('2026-12-31') } as const
  const drafted = advance(started, { to: 'planDraft', on: date('2026-02-01') }, by)
  const inForce = advance(drafted, { to: 'planInForce', on: date('2026-03-01') }, by)
  expect(deadlinesOf(drafted)).toEqual({ planDueOn: '2026-04-15', reviewDueOn: null })
  expect(deadlinesOf(inForce)).toEqual({ planDueOn: null, reviewDueOn: '2026-06-01' })
  expect(deadlinesOf({ ...inForce, state: 'ended' })).toEqual({ planDueOn: null, reviewDueOn: null })
})

test('reminders come 30, 14 and 0 days before and then weekly, each once', () => {
  const due = date('2026-06-01')
  const given = new Map<string, string>()
  for (let day = addMonths(due, -2); day <= addDays(due, 22); day = addDays(day, 1)) {
    const moment = reminderMoment(due, day)
    if (moment !== undefined && !given.has(moment.once)) given.set(moment.once, day)
  }
  expect([...given.values()]).toEqual([
    '2026-05-02',
    '2026-05-18',
    '2026-06-01',
    '2026-06-02',
    '2026-06-09',
    '2026-06-16',
    '2026-06-23',
  ])
})

test('a reminder is late exactly when the time limit has passed, however rarely the round is made', () => {
  fc.assert(
    fc.property(anyDate, fc.integer({ min: -400, max: 400 }), (due, days) => {
      const today = addDays(due, days)
      const moment = reminderMoment(due, today)
      expect(moment !== undefined).toBe(daysBetween(today, due) <= 30)
      expect(moment?.overdue ?? false).toBe(today > due)
    }),
  )
})
