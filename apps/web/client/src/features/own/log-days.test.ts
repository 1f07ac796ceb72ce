import { expect, test } from 'vitest'
import { byDay } from './log-days.ts'

test('lines stand under their day, in the order in which they came', () => {
  const lines = ['b 2', 'a 2', 'c 1']
  expect(byDay(lines, (line) => line.slice(2))).toEqual([
    { day: '2', lines: ['b 2', 'a 2'] },
    { day: '1', lines: ['c 1'] },
  ])
})
