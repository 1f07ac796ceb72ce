import { expect, test } from 'vitest'
import { allFields } from './categories.ts'
import { valueSchemas } from './value-schemas.ts'

test('every field has a form of its value, and a value of any field is one of them', () => {
  const { Value, ...forms } = valueSchemas()
  expect(Object.keys(forms)).toEqual(allFields.map(({ id }) => `Value-${id}`))
  expect(Value).toEqual({
    anyOf: Object.keys(forms).map((name) => ({ $ref: `#/components/schemas/${name}` })),
  })
  expect(forms['Value-1.07']).toMatchObject({
    type: 'array',
    maxItems: 5,
    items: { type: 'string', maxLength: 50 },
  })
})
