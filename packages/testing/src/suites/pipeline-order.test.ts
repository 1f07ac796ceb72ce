import { type Endpoint, writeEndpoint } from '@tym/employment'
import { newId } from '@tym/kernel'
import { generateProofKey } from '@tym/role-certificate'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createLogReader, type LogReader } from '../audit-lines.ts'
import type { Holder } from '../network/holder.ts'
import { relayOrigin } from '../network/server.ts'
import { createNetwork, type Network } from '../network.ts'

const common = {
  tag: 'trial',
  summary: { fi: 'koe', sv: 'prov', en: 'trial' },
  scope: 'organisation',
  method: 'POST',
  params: {},
  query: {},
  problems: [],
  body: z.strictObject({ word: z.literal('well') }),
  success: 201,
  ifMatch: false,
  audit: { event: 'exclusion.set', ground: '381/2023 12 §' },
  example: { params: {}, body: { word: 'well' } },
} as const

const table: readonly Endpoint[] = [
  writeEndpoint({
    ...common,
    id: 'forCustomers',
    path: '/v1/trial/for-customers',
    operation: 'signingKey.register',
    caller: ['customer'],
    handler: async () => ({ id: newId(), version: 1, touched: [] }),
  }),
  writeEndpoint({
    ...common,
    id: 'forGrantors',
    path: '/v1/trial/for-grantors',
    operation: 'signingKey.register',
    caller: ['person'],
    handler: async () => ({ id: newId(), version: 1, touched: [] }),
  }),
]

let network: Network
let officer: Holder
let former: Holder
let log: LogReader
beforeAll(async () => {
  network = await createNetwork({ endpoints: table })
  officer = await network.holder('porvoo-specialist')
  former = await network.holder({ role: 'employmentSpecialist', organisation: 'porvoo' })
  log = createLogReader(network.sql)
  await former.certificate()
  await network.endRight(former)
})
afterAll(() => network.close())
beforeEach(async () => {
  await log.take()
})

const [customers, grantors] = ['/v1/trial/for-customers', '/v1/trial/for-grantors']
const forged = async (holder: Holder, path: string) => ({
  dpop: await holder.prove({ method: 'POST', path, key: generateProofKey() }),
})
const tooLong = { rawBody: 'x'.repeat(3_000_000), headers: { 'content-type': 'application/json' } }
const malformed = { rawBody: '{', headers: { 'content-type': 'application/json' } }

/**
 * Each request has a fault at its own step and at every later one that it can have: whichever comes first is
 * answered. What is written of it in the sealed log is what the row says.
 */
describe('the steps of the pipeline come in the order of its rows', () => {
  test('certificate: before anybody is known nothing is sealed', async () => {
    const headers = { authorization: 'DPoP nothing', 'content-type': 'application/json' }
    const answer = await network.send('POST', customers, { ...tooLong, headers })
    expect(answer).toMatchObject({ status: 401, code: 'proof-missing' })
    expect(await log.take()).toEqual([])
  })

  test('proof', async () => {
    const headers = { ...tooLong.headers, ...(await forged(former, customers)) }
    expect(await former.fetch('POST', customers, { ...tooLong, headers })).toMatchObject({
      code: 'invalid-proof',
    })
    expect(await log.take()).toMatchObject([{ problem: 'invalid-proof' }])
  })

  test('body', async () => {
    expect(await former.fetch('POST', customers, tooLong)).toMatchObject({ code: 'body-too-large' })
    expect(await log.take()).toEqual([])
  })

  test('bodyHash', async () => {
    const idempotencyKey = 'one-and-the-same-key-01'
    const parameters = { query: '', ifMatch: null, idempotencyKey }
    const dpop = await former.prove({ method: 'POST', path: customers, origin: relayOrigin, parameters })
    const headers = { ...malformed.headers, dpop, 'idempotency-key': idempotencyKey }
    expect(await former.fetch('POST', customers, { ...malformed, headers })).toMatchObject({
      code: 'invalid-proof',
    })
    expect(await log.take()).toMatchObject([{ problem: 'invalid-proof' }])
  })

  test('admission', async () => {
    expect(await former.fetch('POST', customers, malformed)).toMatchObject({ code: 'usage-right-not-live' })
    expect(await log.take()).toMatchObject([{ problem: 'usage-right-not-live' }])
  })

  test('caller', async () => {
    expect(await officer.fetch('POST', customers, malformed)).toMatchObject({
      code: 'certificate-kind-not-allowed',
    })
    expect(await log.take()).toMatchObject([{ problem: 'certificate-kind-not-allowed' }])
  })

  test('input', async () => {
    expect(await officer.fetch('POST', grantors, malformed)).toMatchObject({ code: 'malformed-body' })
    expect(await log.take()).toEqual([])
  })

  test('operation', async () => {
    expect(await officer.fetch('POST', grantors, { body: { word: 'well' } })).toMatchObject({
      code: 'not-permitted',
    })
    expect(await log.take()).toMatchObject([{ problem: 'not-permitted' }])
  })
})
