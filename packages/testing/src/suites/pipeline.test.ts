import { decideOperation, type Endpoint, noBody, readEndpoint, writeEndpoint } from '@tym/employment'
import { newId, Problem } from '@tym/kernel'
import { plan } from '@tym/outbox'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createLogReader, type LogReader } from '../audit-lines.ts'
import type { Holder } from '../network/holder.ts'
import { createNetwork, type Network } from '../network.ts'

const summary = { fi: 'koe', sv: 'prov', en: 'trial' }
const common = {
  tag: 'trial',
  summary,
  operation: 'organisation.read',
  scope: 'organisation',
  params: {},
  query: {},
  problems: [],
  caller: ['person'],
} as const

const read = (id: string, handler: () => Promise<{ output: { answer: string }; touched: object[] }>) =>
  readEndpoint({
    ...common,
    id,
    method: 'GET',
    path: `/v1/trial/${id}`,
    body: noBody,
    output: z.strictObject({ answer: z.string().max(5) }),
    audit: { event: 'organisation.read', ground: '381/2023 12 §' },
    example: { params: {} },
    handler,
  })

const ways = z.strictObject({ way: z.enum(['well', 'refuse', 'fail', 'missing']) })

/** A table of our own: what the pipeline promises whatever a handler does. */
const table: readonly Endpoint[] = [
  read('one', async () => ({ output: { answer: 'yes' }, touched: [] })),
  read('many', async () => ({
    output: { answer: 'yes' },
    touched: [{ fields: ['1.02'] }, { fields: ['1.03'] }],
  })),
  read('unfit', async () => ({ output: { answer: 'too long for its schema' }, touched: [] })),
  readEndpoint({
    ...common,
    id: 'decided',
    method: 'GET',
    path: '/v1/trial/decided',
    body: noBody,
    output: z.strictObject({}),
    audit: { event: 'signingKeys.listed', ground: '381/2023 12 §' },
    example: { params: {} },
    decide: ({ caller }) => decideOperation(caller.role, 'signingKey.register'),
    handler: async () => ({ output: {}, touched: [] }),
  }),
  writeEndpoint({
    ...common,
    id: 'change',
    method: 'POST',
    path: '/v1/trial/change',
    body: ways,
    success: 201,
    ifMatch: true,
    audit: { event: 'exclusion.set', ground: '381/2023 12 §' },
    example: { params: {}, body: { way: 'well' } },
    handler: async (tx, { body, expectedVersion }) => {
      const id = newId()
      await plan(tx, { kind: 'trial-work', onceKey: id })
      if (body.way === 'refuse') throw new Problem('not-permitted', 'The trial refuses.')
      if (body.way === 'missing') throw new Problem('not-found', 'The trial finds nothing.')
      if (body.way === 'fail') throw new Error('personal words that no answer may repeat')
      return { id, version: expectedVersion + 1, touched: [] }
    },
  }),
]

let network: Network
let officer: Holder
let log: LogReader
beforeAll(async () => {
  network = await createNetwork({ endpoints: table })
  officer = await network.holder('porvoo-specialist')
  log = createLogReader(network.sql)
})
afterAll(() => network.close())
beforeEach(async () => {
  await log.take()
})

const planned = async () => (await network.sql`select id from outbox.job where kind = 'trial-work'`).length
const change = (way: string, headers: Record<string, string | null> = {}) =>
  officer.fetch('POST', '/v1/trial/change', { body: { way }, headers: { 'if-match': '"1"', ...headers } })

describe('the pipeline', () => {
  test('logs one line for an answer that concerns nobody’s file', async () => {
    expect(await officer.fetch('GET', '/v1/trial/one')).toMatchObject({
      status: 200,
      json: { answer: 'yes' },
    })
    expect(await log.take()).toMatchObject([
      {
        event: 'organisation.read',
        outcome: 'allowed',
        person: officer.person,
        role: officer.role,
        ground: '381/2023 12 §',
      },
    ])
  })

  test('logs one line for each file that an answer concerns', async () => {
    await officer.fetch('GET', '/v1/trial/many')
    expect((await log.take()).map(({ fields }) => fields)).toEqual([['1.02'], ['1.03']])
  })

  test('gives nothing away and logs no answer when the answer breaks its schema', async () => {
    const answer = await officer.fetch('GET', '/v1/trial/unfit')
    expect(answer).toMatchObject({ status: 500, code: 'internal-error' })
    expect(answer.text).not.toContain('too long')
    expect(await log.take()).toEqual([])
  })

  test('rolls back what a refusing handler has done and logs one refusal', async () => {
    const before = await planned()
    expect(await change('refuse')).toMatchObject({ status: 403, code: 'not-permitted' })
    expect(await planned()).toBe(before)
    expect(await log.take()).toMatchObject([
      { event: 'exclusion.set', outcome: 'denied', problem: 'not-permitted', person: officer.person },
    ])
  })

  test('rolls back what a failing handler has done and tells nothing of why', async () => {
    const before = await planned()
    const answer = await change('fail')
    expect(answer).toMatchObject({ status: 500, code: 'internal-error' })
    expect(answer.text).not.toContain('personal')
    expect(network.logLines.join()).not.toContain('personal')
    expect(await planned()).toBe(before)
    expect(await log.take()).toEqual([])
  })

  test('refuses by the endpoint’s own decision before the handler runs', async () => {
    expect(await officer.fetch('GET', '/v1/trial/decided')).toMatchObject({
      status: 403,
      code: 'not-permitted',
    })
    expect(await log.take()).toMatchObject([{ event: 'signingKeys.listed', outcome: 'denied' }])
  })

  test('carries out one write for one idempotency key and answers a repeat alike', async () => {
    const before = await planned()
    const headers = { 'idempotency-key': newId() }
    const first = await change('well', headers)
    const again = await change('well', headers)
    expect(first).toMatchObject({ status: 201, json: { version: 2 } })
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([
      first.status,
      first.text,
      first.headers.get('etag'),
    ])
    expect(await planned()).toBe(before + 1)
    expect((await log.take()).map(({ event }) => event)).toEqual(['exclusion.set', 'exclusion.set.repeated'])
  })

  test('carries out one write when the same request arrives many times at once', async () => {
    const before = await planned()
    const headers = { 'idempotency-key': newId() }
    const answers = await Promise.all(Array.from({ length: 8 }, () => change('well', headers)))
    expect(await planned()).toBe(before + 1)
    const done = answers.filter(({ status }) => status === 201)
    expect(new Set(done.map(({ text }) => text)).size).toBe(1)
    for (const { status, code } of answers) {
      expect(status === 201 || code === 'idempotency-in-progress').toBe(true)
    }
    expect((await log.take()).filter(({ outcome }) => outcome === 'allowed')).toHaveLength(done.length)
  })

  test.each([
    ['another body', { way: 'well' }, { way: 'refuse' }, {}],
    ['another version', { way: 'well' }, { way: 'well' }, { 'if-match': '"7"' }],
  ])('refuses an idempotency key that stood for %s', async (_name, first, second, headers) => {
    const key = { 'idempotency-key': newId() }
    const usual = { 'if-match': '"1"' }
    await officer.fetch('POST', '/v1/trial/change', { body: first, headers: { ...usual, ...key } })
    const before = await planned()
    const answer = await officer.fetch('POST', '/v1/trial/change', {
      body: second,
      headers: { ...usual, ...headers, ...key },
    })
    expect(answer).toMatchObject({ status: 422, code: 'idempotency-key-reused' })
    expect(await planned()).toBe(before)
  })

  test('keeps the idempotency keys of different people apart', async () => {
    const colleague = await network.holder('porvoo-specialist-two')
    const headers = { 'if-match': '"1"', 'idempotency-key': newId() }
    const mine = await officer.fetch('POST', '/v1/trial/change', { body: { way: 'well' }, headers })
    const theirs = await colleague.fetch('POST', '/v1/trial/change', { body: { way: 'well' }, headers })
    expect(theirs.status).toBe(201)
    expect(theirs.text).not.toBe(mine.text)
  })

  test('knows no other method and no other path', async () => {
    expect(await officer.fetch('DELETE', '/v1/trial/one')).toMatchObject({
      status: 405,
      code: 'method-not-allowed',
    })
    expect(await officer.fetch('GET', '/v1/trial/two')).toMatchObject({ status: 404, code: 'not-found' })
  })

  test('lets nothing be kept in a cache and always gives the next nonce', async () => {
    for (const path of ['/v1/trial/one', '/v1/trial/decided']) {
      const { headers } = await officer.fetch('GET', path)
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('dpop-nonce')).toMatch(/^[\w-]{43}$/)
    }
  })
})
