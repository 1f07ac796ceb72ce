import { addDays, addMonths, type PlainDate, plainDate } from '@tym/kernel'
import { daysOfKeeping, type RetentionRule } from '@tym/register'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { endedWhenDue } from './ended-when-due.ts'

const day = (text: string) => plainDate.parse(text)
const rule = (months: number, from: string): RetentionRule => ({
  months,
  deletedDaysAfter: 1,
  shift: false,
  effectiveFrom: day(from),
  section: '381/2023 12 §',
})
type Versions = readonly [RetentionRule, ...RetentionRule[]]
/** The law as it is, and as it might become: shorter from one day, longer from another. */
const changing: Versions = [rule(48, '2025-01-01'), rule(36, '2028-03-01'), rule(60, '2031-05-31')]
const today: Versions = [rule(48, '2025-01-01')]
/**
 * The day after the same day later, reckoned without the platform's calendar; a day that is not there is the
 * month's last.
 */
function deletedOn(versions: Versions, endedOn: PlainDate): string {
  const { months } = versions.findLast(({ effectiveFrom }) => effectiveFrom <= endedOn) ?? versions[0]
  const [year = 0, month = 0, date = 0] = endedOn.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last) + 1)).toISOString().slice(0, 10)
}

test.each([
  ['2026-11-23', '2030-11-23', '2030-11-24'],
  ['2028-02-29', '2032-02-29', '2032-03-01'],
  ['2028-02-28', '2032-02-28', '2032-02-29'],
  ['2024-12-31', '2028-12-31', '2029-01-01'],
  ['2096-02-29', '2100-02-28', '2100-03-01'],
])('what ended on %s is kept until %s, and deleted on %s', (endedOn, keptUntil, deletionOn) => {
  expect(daysOfKeeping(day(endedOn))).toMatchObject({
    keptUntil,
    deletionOn,
    rule: { months: 48, deletedDaysAfter: 1, effectiveFrom: '2025-01-01', section: '381/2023 12 §' },
  })
})

test.each([[changing], [today], [[rule(1, '2025-01-01')] as const]])(
  'a file is within the days of ending from its day of deletion on and never before, whatever the versions of the rule',
  (versions) => {
    // Over leap years, and the year 2100 that is none.
    const anyDay = fc.integer({ min: 0, max: 30_000 }).map((days) => addDays(day('2024-06-01'), days))
    const nearDeletion = fc.tuple(anyDay, fc.integer({ min: -3, max: 3 })).map(([endedOn, days]) => ({
      endedOn,
      on: addDays(day(deletedOn(versions, endedOn)), days),
    }))
    const leapDay = fc
      .integer({ min: 6, max: 30 })
      .map((four) => addDays(day(`${2000 + four * 4}-03-01`), -1))
    const check = (endedOn: PlainDate, on: PlainDate) => {
      const within = endedWhenDue(on, versions).filter(
        ({ from, until }) => from <= endedOn && endedOn <= until,
      )
      expect(within.length).toBe(deletedOn(versions, endedOn) <= on ? 1 : 0)
      const { keptUntil, deletionOn } = daysOfKeeping(endedOn, versions)
      expect([addDays(keptUntil, 1), deletionOn]).toEqual([deletionOn, deletedOn(versions, endedOn)])
    }
    fc.assert(fc.property(anyDay, anyDay, check), { numRuns: 1000 })
    fc.assert(
      fc.property(nearDeletion, ({ endedOn, on }) => check(endedOn, on)),
      { numRuns: 1000 },
    )
    fc.assert(
      fc.property(leapDay, fc.integer({ min: -2, max: 2 }), (endedOn, days) =>
        check(endedOn, addDays(addMonths(endedOn, 48), days)),
      ),
    )
  },
)
