import { parseNationalId, plainDate } from '@tym/kernel'
import { getField } from '@tym/register'
import { expect, test } from 'vitest'
import { demoFiles } from './files.ts'

const today = plainDate.parse('2026-11-30')

test.each(demoFiles)('the entries of $familyName are as the declaration has them', ({ entries }) => {
  for (const { body } of entries(today)) {
    const field = getField(body.field)
    expect(field.sources, `source of ${body.field}`).toContain(body.source)
    expect(field.value.safeParse(body.value).error, `value of ${body.field}`).toBeUndefined()
    expect(body.effect !== undefined, `effect of ${body.field}`).toBe(field.requires !== undefined)
  }
})

test('nobody of the demo area could be a real person, and nobody is in it twice', () => {
  expect(demoFiles.filter(({ nationalId }) => !parseNationalId(nationalId).fictitious)).toEqual([])
  expect(new Set(demoFiles.map(({ nationalId }) => nationalId)).size).toBe(demoFiles.length)
})
