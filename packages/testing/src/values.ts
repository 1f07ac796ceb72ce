import { addDays, plainDate } from '@tym/kernel'
import { type FieldId, getField } from '@tym/register'
import fc from 'fast-check'
import { z } from 'zod'
import { fictitiousNationalId } from './fictitious-national-id.ts'

type JsonSchema = z.core.JSONSchema.BaseSchema

const words = [
  'tilanne',
  'käyty',
  'läpi',
  'yhdessä',
  'asiakkaan',
  'kanssa',
  'työ',
  'tuki',
  'viikko',
  'sovittu',
]
const firstDay = plainDate.parse('2026-01-01')

/**
 * Texts, dates, codes and objects that the field's schema accepts, every optional member now there, now not.
 */
export function valueArbitrary(field: FieldId): fc.Arbitrary<unknown> {
  if (field === '1.01') return fc.nat(9999).map(fictitiousNationalId)
  const { value } = getField(field)
  const schema = z.toJSONSchema(value, { io: 'input', unrepresentable: 'any' })
  let refused = 0
  return arbitraryOf(schema).filter((candidate) => {
    const { success } = value.safeParse(candidate)
    refused = success ? 0 : refused + 1
    // A filter that nothing passes never returns, and the run with it.
    if (refused > 10_000)
      throw new Error(`no value of ${field} is made: ${JSON.stringify(candidate)} and 10,000 more`)
    return success
  })
}

/** One value that the field's schema accepts; the same seed gives the same value. */
export function validValue(field: FieldId, seed = 1): unknown {
  const [value] = fc.sample(valueArbitrary(field), { seed, numRuns: 1 })
  return value
}

function arbitraryOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  if (schema.examples !== undefined) return fc.constantFrom(...schema.examples)
  const branches = schema.oneOf ?? schema.anyOf
  if (branches !== undefined) return fc.oneof(...branches.map((branch) => arbitraryOf(schemaOf(branch))))
  switch (schema.type) {
    case 'string':
      return textOf(schema)
    case 'integer':
      return fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 9999, 9999) })
    case 'boolean':
      return fc.boolean()
    case 'array':
      return fc.array(arbitraryOf(itemOf(schema)), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, 3),
      })
    case 'object':
      return objectOf(schema)
    default:
      throw new Error(`no values can be made for a schema of type ${String(schema.type)}`)
  }
}

function objectOf({ properties = {}, required = [] }: JsonSchema): fc.Arbitrary<unknown> {
  const members: Record<string, fc.Arbitrary<unknown>> = {}
  for (const [name, schema] of Object.entries(properties)) members[name] = arbitraryOf(schemaOf(schema))
  return fc.record(members, { requiredKeys: required })
}

function textOf({ format, pattern, minLength = 1, maxLength = 60 }: JsonSchema): fc.Arbitrary<string> {
  if (format === 'date') return fc.nat(500).map((days) => addDays(firstDay, days))
  if (format === 'email') return fc.nat(9999).map((number) => `asiakas.${number}@example.invalid`)
  if (format === 'uuid') return fc.uuid({ version: 7 })
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern))
  return fc
    .array(fc.constantFrom(...words), { minLength: Math.max(3, Math.ceil(minLength / 4)), maxLength: 12 })
    .map((chosen) => chosen.join(' ').slice(0, maxLength).trim())
}

function itemOf({ items }: JsonSchema): JsonSchema {
  if (items === undefined || Array.isArray(items)) throw new Error('an array needs one schema for its items')
  return schemaOf(items)
}

function schemaOf(schema: JsonSchema | boolean): JsonSchema {
  if (typeof schema === 'boolean') throw new Error('a member without a form has no values')
  return schema
}
