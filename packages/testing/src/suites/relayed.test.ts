import { newId } from '@tym/kernel'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createLogReader, type LogReader } from '../audit-lines.ts'
import type { Holder } from '../network/holder.ts'
import type { OpenedCustomership } from '../network/open-customership.ts'
import { relayOrigin } from '../network/server.ts'
import { createNetwork, type Network } from '../network.ts'

let network: Network
let log: LogReader
let file: OpenedCustomership
let officer: Holder
beforeAll(async () => {
  network = await createNetwork()
  log = createLogReader(network.sql)
  file = await network.openCustomership()
  officer = file.team[0]
})
afterAll(() => network.close())
beforeEach(async () => {
  await log.take()
})

const entry = { category: 3, field: '3.04', value: 'myyjä', source: 'officer' }
const stored = async () =>
  (await network.sql`select id from customer_data.entry where customership = ${file.id}`).length

interface Carried {
  readonly body?: object
  readonly proven?: object
  readonly origin?: string
  /** The query that the proof was made for, when not the one that is sent. */
  readonly provenQuery?: string
}

/** Sends what the relay carries: the proof was made in a browser, for this body, at the relay's address. */
async function carry(
  method: string,
  path: string,
  { body, proven = body, origin = relayOrigin, provenQuery }: Carried = {},
) {
  await officer.fetch('GET', '/v1/organisations', { headers: { authorization: null } })
  const idempotencyKey = method === 'GET' ? null : newId()
  const query = provenQuery ?? new URL(path, origin).search
  const dpop = await officer.prove({
    method,
    path,
    origin,
    parameters: { query, ifMatch: null, idempotencyKey },
    body: proven === undefined ? undefined : JSON.stringify(proven),
  })
  const key = idempotencyKey === null ? {} : { 'idempotency-key': idempotencyKey }
  return await officer.fetch(method, path, { body, headers: { dpop, ...key } })
}

test('reads come through a relay by either road, and say nothing of a body', async () => {
  expect((await carry('GET', '/v1/organisations')).status).toBe(200)
  expect((await carry('GET', `${file.path}/categories/3`)).status).toBe(200)
  expect(await log.take()).toMatchObject([{ outcome: 'allowed' }, { outcome: 'allowed', categories: [3] }])
})

test('a write comes through a relay with the body that the proof was made for', async () => {
  const before = await stored()
  expect((await carry('POST', `${file.path}/entries`, { body: entry })).status).toBe(201)
  expect(await stored()).toBe(before + 1)
})

test('a body that was changed on the way leaves nothing but a line', async () => {
  const before = await stored()
  const body = { ...entry, value: 'johtaja' }
  for (const origin of [relayOrigin, network.origin]) {
    const answer = await carry('POST', `${file.path}/entries`, { body, proven: entry, origin })
    expect(answer).toMatchObject({ status: 401, code: 'invalid-proof' })
  }
  expect(await stored()).toBe(before)
  const line = { outcome: 'denied', problem: 'invalid-proof', person: officer.person }
  expect(await log.take()).toMatchObject([line, line])
})

test('a query that was changed on the way, or of which the proof says nothing, opens nothing', async () => {
  const path = '/v1/customerships?limit=5'
  expect((await carry('GET', path)).status).toBe(200)
  await log.take()
  const changed = await carry('GET', path, { provenQuery: '?limit=50' })
  expect(changed).toMatchObject({ status: 401, code: 'invalid-proof' })
  const dpop = await officer.prove({ method: 'GET', path, origin: relayOrigin })
  expect(await officer.fetch('GET', path, { headers: { dpop } })).toMatchObject({ code: 'invalid-proof' })
  const line = { outcome: 'denied', problem: 'invalid-proof', person: officer.person }
  expect(await log.take()).toMatchObject([line, line])
})

test('a search whose body was changed on the way finds nobody', async () => {
  const body = { nationalId: file.nationalId, purpose: 'preparation' }
  const answer = await carry('POST', '/v1/customerships/search', { body, proven: {} })
  expect(answer).toMatchObject({ status: 401, code: 'invalid-proof' })
  expect(answer.text).not.toContain(file.id)
})

test('a certificate is for the service itself, wherever it is reached', async () => {
  const token = await officer.certify({ audience: relayOrigin })
  const path = '/v1/organisations'
  const dpop = await officer.prove({ method: 'GET', path, origin: relayOrigin, token })
  const headers = { authorization: `DPoP ${token}`, dpop }
  expect(await officer.fetch('GET', path, { headers })).toMatchObject({ code: 'wrong-audience' })
})

test('one proof is of use once, whichever way it comes', async () => {
  await officer.fetch('GET', '/v1/organisations')
  const dpop = await officer.prove({ method: 'GET', path: '/v1/organisations', origin: relayOrigin })
  const send = () => officer.fetch('GET', '/v1/organisations', { headers: { dpop } })
  expect((await send()).status).toBe(200)
  expect(await send()).toMatchObject({ code: 'proof-replayed' })
})
