import { plainDate } from '@tym/kernel'
import { expect, test } from 'vitest'
import { awayFrom, inOrder } from './task.ts'

const day = (text: string) => plainDate.parse(text)
const groupOn = (today: string, dueOn: string) => awayFrom(day(today), day(dueOn)).group

test('a task is passed, of this week until its Sunday, within thirty days, or later', () => {
  const monday = '2026-11-30'
  expect(
    ['2026-11-29', monday, '2026-12-06', '2026-12-07', '2026-12-30', '2026-12-31'].map((dueOn) =>
      groupOn(monday, dueOn),
    ),
  ).toEqual(['passed', 'week', 'week', 'month', 'month', 'later'])
  expect(['2026-12-06', '2026-12-07'].map((dueOn) => groupOn('2026-12-06', dueOn))).toEqual(['week', 'month'])
})

test('days are counted from the day of the service, and are negative once the day has passed', () => {
  const left = (dueOn: string) => awayFrom(day('2026-11-30'), day(dueOn)).daysLeft
  expect([left('2026-11-27'), left('2026-11-30'), left('2026-12-14')]).toEqual([-3, 0, 14])
})

test('the earliest day comes first, and inside a day what has waited longest', () => {
  const at = (dueOn: string, since: string, n: number) => ({
    dueOn: day(dueOn),
    since: day(since),
    id: `plan-0198f0a0-0000-7000-8000-00000000c00${n}`,
  })
  const [late, old, young, other] = [
    at('2026-11-27', '2026-11-01', 4),
    at('2026-12-04', '2026-09-04', 2),
    at('2026-12-04', '2026-11-04', 1),
    at('2026-12-04', '2026-11-04', 3),
  ]
  expect([other, young, late, old].toSorted(inOrder)).toEqual([late, old, young, other])
})
