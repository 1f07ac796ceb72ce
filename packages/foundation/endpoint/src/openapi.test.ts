import { expect, test } from 'vitest'
import { z } from 'zod'
import { schemaOf } from './openapi.ts'

test.each([
  ['a date that is made a text', z.strictObject({ at: z.date().transform((at) => at.toISOString()) })],
  ['something of our own making', z.strictObject({ rows: z.array(z.custom<string>()) })],
])('%s has no place in the interface, since no client would know its type', (_what, schema) => {
  expect(() => schemaOf(schema, 'output')).toThrow('A member has no JSON schema: /properties/')
})

test.each([
  ['no members', z.strictObject({})],
  ['members of any kind', z.record(z.string(), z.unknown())],
])('an object may have %s', (_what, schema) => {
  expect(schemaOf(schema, 'output')).toMatchObject({ type: 'object' })
})
