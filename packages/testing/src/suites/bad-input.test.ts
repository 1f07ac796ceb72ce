import { type Endpoint, noBody } from '@tym/employment'
import { newId } from '@tym/kernel'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createLogReader, type LogReader } from '../audit-lines.ts'
import { inFull } from '../in-full.ts'
import type { Sending } from '../network/client.ts'
import { createNetwork, type Network } from '../network.ts'
import { digestTables } from '../register-digest.ts'
import { badBodies } from './bad-input.ts'
import { endpoints } from './endpoints.ts'
import { createScene, type Scene } from './scene.ts'

let network: Network
let log: LogReader
let scene: Scene
beforeAll(async () => {
  network = await createNetwork()
  log = createLogReader(network.sql)
  scene = await createScene(network)
  known = await wholeRegister()
})
afterAll(() => network.close())

const wholeRegister = async () => ({
  ...(await digestTables(network.sql)),
  ...(await digestTables(network.keySql)),
})

let known: Awaited<ReturnType<typeof wholeRegister>> | undefined

/** Sends the scene's valid request with something changed. */
async function send(endpoint: Endpoint, change: Sending) {
  const { client, request } = scene.play(endpoint)
  const { body: _left, ...rest } = request.sending
  const sending = 'rawBody' in change ? rest : request.sending
  const headers = { ...sending.headers, ...change.headers }
  return client.fetch(request.method, request.path, { ...sending, ...change, headers })
}

const takingBodies = endpoints.filter(({ body }) => body !== noBody)
const writing = endpoints.filter((endpoint) => endpoint.kind === 'write')
const versioned = writing.filter((endpoint) => endpoint.kind === 'write' && endpoint.ifMatch)

describe('bad input gets a problem code of its own, changes nothing and fills no log', () => {
  const unchanged = async () => expect(await wholeRegister()).toEqual(known)
  // Each look at the whole register takes longer than many requests: one at the end, unless all is asked for.
  if (inFull(true, false)) afterEach(unchanged)

  test.each(takingBodies)('in the body of $id', async (endpoint) => {
    await log.take()
    for (const { name, sending, codes } of badBodies(endpoint)) {
      const { status, code } = await send(endpoint, sending)
      expect(codes, `${name}: ${status} ${code}`).toContain(code)
    }
    expect(await log.take()).toEqual([])
  })

  test.each(takingBodies)('in a body of $id that never says how long it is', async (endpoint) => {
    const chunk = Buffer.alloc(65_536, 'x')
    const endless = new ReadableStream({
      pull: (controller) => {
        controller.enqueue(chunk)
      },
    })
    expect(await send(endpoint, { rawBody: endless })).toMatchObject({ status: 413, code: 'body-too-large' })
  })

  test.each(writing)('in the idempotency key of $id', async (endpoint) => {
    const withKey = async (key: string | null) =>
      (await send(endpoint, { headers: { 'idempotency-key': key } })).code
    expect(await withKey(null)).toBe('idempotency-key-required')
    for (const key of ['short', 'x'.repeat(129), 'with spaces in between it']) {
      expect(await withKey(key)).toBe('invalid-header')
    }
  })

  test.each(versioned)('in the version that $id wants to change', async (endpoint) => {
    const withVersion = async (version: string | null) =>
      (await send(endpoint, { headers: { 'if-match': version } })).code
    expect(await withVersion(null)).toBe('precondition-required')
    expect(await withVersion('*')).toBe('precondition-required')
    for (const version of ['1', '"1",', 'w/"1"', '"-1"', '"x"']) {
      expect(await withVersion(version)).toBe('invalid-header')
    }
    for (const version of ['"99"', 'W/"99"', '"98", "99"']) {
      expect(await withVersion(version)).toBe('stale-version')
    }
  })

  test.each(endpoints)('in the address of $id', async (endpoint) => {
    const { client, request } = scene.play(endpoint)
    const start = `${request.path}${request.path.includes('?') ? '&' : '?'}`
    const { code } = await client.fetch(request.method, `${start}more=1`, request.sending)
    expect(code).toBe('unknown-field')
    const twice = await client.fetch(request.method, `${start}limit=1&limit=2`, request.sending)
    expect(twice.status).toBe(422)
  })

  test.each(endpoints.filter(({ params }) => Object.keys(params).length > 0))(
    'in a parameter of $id',
    async (endpoint) => {
      const { client, request } = scene.play(endpoint, { everything: "0' or 1=1 --" })
      const answer = await client.fetch(request.method, request.path, request.sending)
      expect([404, 422]).toContain(answer.status)
    },
  )

  test('and nothing of the register is another after all of it', unchanged)
})

describe('an idempotency key', () => {
  /** Endpoints that make something, and a member that another valid body has otherwise. */
  const makers: Readonly<Record<string, object>> = {
    startAssessment: { familyName: 'Toinen' },
    recordEntry: { effect: 'Vaikuttaa toisella tavalla.' },
    flagEntry: { reason: 'Muu syy' },
    addTeamMember: { person: 'somebody-else-0001' },
    applyForUsageRight: { duty: 'toinen tehtävä' },
  }

  test.each(writing.filter(({ id }) => id in makers))(
    'makes $id happen once, answers a repeat alike, and stands for no other body',
    async (endpoint) => {
      const headers = { 'idempotency-key': newId() }
      const first = await send(endpoint, { headers })
      expect(first.status).toBe(201)
      const after = await wholeRegister()
      const again = await send(endpoint, { headers })
      expect([again.status, again.text]).toEqual([first.status, first.text])
      const { body } = scene.play(endpoint).request.sending
      const other = { ...Object(body), ...makers[endpoint.id] }
      const reused = await send(endpoint, { body: other, headers })
      expect(reused).toMatchObject({ status: 422, code: 'idempotency-key-reused' })
      expect(await wholeRegister()).toEqual(after)
    },
  )
})
