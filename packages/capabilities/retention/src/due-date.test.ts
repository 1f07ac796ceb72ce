import { addDays, addMonths, type PlainDate, plainDate } from '@tym/kernel'
import type { DeadlineRule } from '@tym/register'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dueOf, endedWhenDue } from './due-date.ts'

const day = (text: string) => plainDate.parse(text)
const rule = (months: number, from: string): DeadlineRule => ({
  ...{ months, shift: false, effectiveFrom: day(from), section: '381/2023 12 §' },
})
/** The law as it is, and as it might become: shorter from one day, longer from another. */
const changing = [rule(48, '2025-01-01'), rule(36, '2028-03-01'), rule(60, '2031-05-31')]
const dueUnder = (versions: readonly DeadlineRule[], endedOn: PlainDate) => {
  const inForce = versions.findLast(({ effectiveFrom }) => effectiveFrom <= endedOn) ?? versions[0]
  return addMonths(endedOn, inForce?.months ?? 0)
}

test('four years after the end the data is due for deletion, also of a file that ended on a leap day', () => {
  expect(dueOf(day('2026-11-23'))).toMatchObject({
    ...{ dueOn: '2030-11-23', rule: { months: 48, effectiveFrom: '2025-01-01', section: '381/2023 12 §' } },
  })
  expect(dueOf(day('2028-02-29')).dueOn).toBe('2032-02-29')
  expect(dueOf(day('2024-06-30')).dueOn).toBe('2028-06-30')
})

test.each([[changing], [changing.slice(0, 1)], [[rule(1, '2025-01-01')]]])(
  'a file is within the days of ending exactly when it is due, whatever the versions of the rule',
  (versions) => {
    const anyDay = fc.integer({ min: 0, max: 5000 }).map((days) => addDays(day('2024-06-01'), days))
    fc.assert(
      fc.property(anyDay, anyDay, (endedOn, on) => {
        const within = endedWhenDue(on, versions).filter(
          ({ from, until }) => from <= endedOn && endedOn <= until,
        )
        expect(within.length).toBe(dueUnder(versions, endedOn) <= on ? 1 : 0)
      }),
      { numRuns: 2000 },
    )
  },
)
