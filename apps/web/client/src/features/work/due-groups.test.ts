import { expect, test } from 'vitest'
import { groupByDue } from './due-groups.ts'

const plan = (dueOn: string) => ({ planDueOn: dueOn, reviewDueOn: null })
const review = (dueOn: string) => ({ planDueOn: null, reviewDueOn: dueOn })
const daysOf = (due: readonly { readonly dueOn: string }[]) => due.map(({ dueOn }) => dueOn)

test('files stand by their statutory day: passed, until Sunday, within thirty days, later', () => {
  const rows = [
    ...[plan('2026-12-31'), review('2026-12-06'), plan('2026-12-07'), review('2026-11-29')],
    ...[plan('2026-11-30'), review('2026-12-30'), { planDueOn: null, reviewDueOn: null }],
  ]
  const groups = groupByDue(rows, '2026-11-30')
  expect(daysOf(groups.passed)).toEqual(['2026-11-29'])
  expect(daysOf(groups.week)).toEqual(['2026-11-30', '2026-12-06'])
  expect(daysOf(groups.month)).toEqual(['2026-12-07', '2026-12-30'])
  expect(daysOf(groups.later)).toEqual(['2026-12-31'])
})

test('on a Sunday the week ends today', () => {
  const groups = groupByDue([plan('2026-12-06'), plan('2026-12-07')], '2026-12-06')
  expect(daysOf(groups.week)).toEqual(['2026-12-06'])
  expect(daysOf(groups.month)).toEqual(['2026-12-07'])
})

test('the plan is told before the review', () => {
  const [due] = groupByDue([{ planDueOn: '2026-12-20', reviewDueOn: '2026-12-01' }], '2026-11-30').month
  expect(due?.act).toBe('plan')
})
