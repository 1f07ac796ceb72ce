import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { findRelayed, relayedOperations } from './relayed-operations.ts'

const openApi = z
  .object({
    paths: z.record(
      z.string(),
      z.record(z.string(), z.looseObject({ 'x-callers': z.array(z.string()).default([]) })),
    ),
  })
  .parse(
    JSON.parse(
      readFileSync(
        fileURLToPath(new URL('../../../../docs/reference/openapi.json', import.meta.url)),
        'utf8',
      ),
    ),
  )

test('every operation of a person or a customer is relayed, and no other', () => {
  const wanted = Object.entries(openApi.paths).flatMap(([path, methods]) => {
    const own = Object.entries(methods).filter(([, { 'x-callers': callers }]) =>
      callers.some((caller) => caller !== 'system'),
    )
    return own.map(([method]) => `${method.toUpperCase()} ${path}`)
  })
  const listed = Object.entries(relayedOperations).flatMap(([path, methods]) =>
    methods.split(' ').map((method) => `${method} ${path}`),
  )
  expect(listed.toSorted()).toEqual(wanted.toSorted())
})

test('an address is of an operation as a whole or not at all', () => {
  expect(findRelayed('GET', '/v1/customerships/0198f0a0-0000-7000-8000-000000000001')).toBe(
    '/v1/customerships/{customership}',
  )
  const draft = '/v1/customerships/0198f0a0-0000-7000-8000-000000000001/drafts/new-4.03'
  expect(findRelayed('PUT', draft)).toBe('/v1/customerships/{customership}/drafts/{place}')
  for (const path of [
    '/v1/customerships/a..b',
    '/v1/customerships/.',
    '/v1/customerships/a.',
    '/v1/customerships/',
    '/v1/customerships/a/b',
    '/v1/customerships/..',
    '/v1/customerships/%2e',
    `/v1/customerships/${'a'.repeat(65)}`,
    '/v1/organisations/',
    '/x/v1/organisations',
  ])
    expect(findRelayed('GET', path), path).toBeUndefined()
})
