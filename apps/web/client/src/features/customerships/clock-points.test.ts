import { expect, test } from 'vitest'
import { clockPoints, type Days } from './clock-points.ts'

const open = {
  startedOn: '2026-06-08',
  planInForceOn: '2026-06-26',
  lastReviewOn: null,
  planDueOn: null,
  reviewDueOn: '2026-12-04',
  endedOn: null,
  today: '2026-11-30',
  daysLeft: 4,
}
const looks = (change: Partial<Days>) =>
  clockPoints({ ...open, ...change }).map(({ name, look }) => `${name} ${look}`)

test('the line goes from what has been over today to the statutory day', () => {
  expect(looks({})).toEqual(['started done', 'planInForce done', 'today today', 'reviewDue due'])
  expect(looks({ today: '2026-09-01', daysLeft: 94 }).at(-1)).toBe('reviewDue ahead')
})

test('a statutory day that has passed stands before today', () => {
  expect(looks({ today: '2026-12-05', daysLeft: -1 }).slice(-2)).toEqual(['reviewDue passed', 'today today'])
})

test('an ended file has no day ahead', () => {
  expect(looks({ endedOn: '2026-11-01', daysLeft: null })).toEqual([
    'started done',
    'planInForce done',
    'ended done',
  ])
})
