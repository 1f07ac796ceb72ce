import { expect, test } from 'vitest'
import { clockPoints } from './clock-points.ts'

const open = {
  startedOn: '2026-06-08',
  planInForceOn: '2026-06-26',
  lastReviewOn: null,
  planDueOn: null,
  reviewDueOn: '2026-12-04',
  endedOn: null,
}
const looks = (days: typeof open | (Omit<typeof open, 'endedOn'> & { endedOn: string }), today: string) =>
  clockPoints(days, today).map(({ name, look }) => `${name} ${look}`)

test('the line goes from what has been over today to the statutory day', () => {
  expect(looks(open, '2026-11-30')).toEqual([
    'started done',
    'planInForce done',
    'today today',
    'reviewDue due',
  ])
  expect(looks(open, '2026-09-01').at(-1)).toBe('reviewDue ahead')
})

test('a statutory day that has passed stands before today', () => {
  expect(looks(open, '2026-12-05').slice(-2)).toEqual(['reviewDue passed', 'today today'])
})

test('an ended file has no day ahead', () => {
  const ended = { ...open, endedOn: '2026-11-01' }
  expect(looks(ended, '2026-11-30')).toEqual(['started done', 'planInForce done', 'ended done'])
})
