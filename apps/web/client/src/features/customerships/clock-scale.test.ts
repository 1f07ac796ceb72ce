import { expect, test } from 'vitest'
import type { ClockPoint } from './clock-points.ts'
import { placePoints } from './clock-scale.ts'

const points: readonly ClockPoint[] = [
  { name: 'started', on: '2026-06-08', look: 'done' },
  { name: 'planInForce', on: '2026-06-26', look: 'done' },
  { name: 'reviewed', on: '2026-09-04', look: 'done' },
  { name: 'today', on: '2026-11-30', look: 'today' },
  { name: 'reviewDue', on: '2026-12-04', look: 'due', daysLeft: 4 },
]

test('the points of the line are as far from each other as their days are', () => {
  const placed = placePoints(points)
  expect(placed.map(({ name }) => name)).toEqual(points.map(({ name }) => name))
  const [start, inForce, reviewed, today, due] = placed.map(({ at }) => at)
  expect([start, due]).toEqual([0, 100])
  // 179 days in all: 18 from the start, 88, 175.
  expect(inForce).toBeCloseTo((18 / 179) * 100)
  expect(reviewed).toBeCloseTo((88 / 179) * 100)
  expect(today).toBeCloseTo((175 / 179) * 100)
})

test('the words of days that are close together stand in rows of their own, within the line', () => {
  const placed = placePoints(points)
  expect(placed.map(({ lane }) => lane)).toEqual([1, 0, 0, 0, 1])
  expect(placed.map(({ isBefore }) => isBefore)).toEqual([false, false, false, true, true])
})

test('a file of one day has a line too', () => {
  const [only, today] = placePoints([
    { name: 'started', on: '2026-11-30', look: 'done' },
    { name: 'today', on: '2026-11-30', look: 'today' },
  ])
  expect([only?.at, today?.at]).toEqual([0, 0])
  expect(only?.lane).not.toBe(today?.lane)
})
