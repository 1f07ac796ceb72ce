import { allFields } from '@tym/register'
import { expect, test } from 'vitest'
import { fictitiousNationalId } from './fictitious-national-id.ts'
import { validValue } from './values.ts'

test.each(allFields)(
  'a value of $id $identifier is accepted by its own schema, and made again by its seed',
  (field) => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const value = validValue(field.id, seed)
      expect(field.value.safeParse(value).error).toBeUndefined()
      expect(validValue(field.id, seed)).toEqual(value)
    }
  },
)

test('fictitious identity codes do not repeat', () => {
  const codes = Array.from({ length: 40_000 }, (_, n) => fictitiousNationalId(n))
  expect(new Set(codes).size).toBe(codes.length)
})
