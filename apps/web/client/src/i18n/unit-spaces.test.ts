import { expect, test } from 'vitest'
import { keepUnits } from './unit-spaces.ts'

test('a number stays with its unit, and no other words are bound', () => {
  expect(keepUnits('odottanut 9 pv, TYM 11 § 2 mom., har väntat 9 d. 5 personer')).toBe(
    'odottanut 9\u00a0pv, TYM 11\u00a0§\u00a02 mom., har väntat 9\u00a0d. 5 personer',
  )
  const others = '9 dagar, 3 henkilöä, 2 ministeriötä'
  expect(keepUnits(others)).toBe(others)
})
