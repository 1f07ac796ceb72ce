import { expect, test } from 'vitest'
import { padded } from './padded.ts'

test('a list of values is padded with its last one to a power of two, and says the same', () => {
  for (const length of [1, 2, 3, 5, 200, 1000]) {
    const values = Array.from({ length }, (_, at) => at)
    const longer = padded(values)
    expect(Number.isInteger(Math.log2(longer.length))).toBe(true)
    expect(longer.length).toBeLessThan(2 * length)
    expect([...new Set(longer)]).toEqual(values)
  }
  expect(() => padded([])).toThrow('has one')
})
