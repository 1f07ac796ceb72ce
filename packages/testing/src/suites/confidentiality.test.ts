import { newId } from '@tym/kernel'
import { openQueue } from '@tym/outbox'
import { allFields } from '@tym/register'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findInDatabase } from '../find-in-database.ts'
import { expectDone, type OpenedCustomership } from '../network/open-customership.ts'
import { createNetwork, type Network } from '../network.ts'
import { badBodies } from './bad-input.ts'
import { endpoints } from './endpoints.ts'
import { createScene } from './scene.ts'

const canaries = {
  givenNames: 'Kanarialintu Säde',
  familyName: 'Pesäpuu-Laulaja',
  nationalId: '140385-901E',
  value: 'Kanarian salainen arvo',
  correction: 'Kanarian korjattu arvo',
  reason: 'Kanarian kirjallinen syy',
  flag: 'Kanarian huomautus kirjauksesta',
  effect: 'Kanarian vaikutus työhön',
  necessity: 'Kanarian välttämättömyys',
} as const
const secrets = Object.values(canaries)

let network: Network
let file: OpenedCustomership
beforeAll(async () => {
  network = await createNetwork()
  await fillWithCanaries()
  await sendNonsense()
})
afterAll(() => network.close())

/** Every road that personal data takes into the service, well and badly. */
async function fillWithCanaries(): Promise<void> {
  const { nationalId, givenNames, familyName, value, effect, necessity } = canaries
  const specialist = await network.holder('porvoo-specialist')
  const nurse = await network.holder('county-nurse')
  file = await network.openCustomership({ nationalId, givenNames, familyName, team: [specialist, nurse] })
  const record = (body: object) => nurse.fetch('POST', `${file.path}/entries`, { body })
  const limit = { category: 5, field: '5.04', value: { limit: value }, source: 'officer' }
  const { json } = await record({ ...limit, effect, necessity })
  const entry = typeof json === 'object' && json !== null && 'id' in json ? String(json.id) : ''
  const correction = { value: { limit: canaries.correction }, reason: canaries.reason }
  const corrections = `${file.path}/entries/${entry}/corrections`
  expectDone(
    await nurse.fetch('POST', corrections, { body: correction, headers: { 'if-match': '"1"' } }),
    'correct',
  )
  const flags = `${file.path}/entries/${entry}/flags`
  expectDone(await specialist.fetch('POST', flags, { body: { reason: canaries.flag } }), 'flag')
  const colleague = await network.holder('porvoo-specialist-two')
  const body = { reason: canaries.reason }
  expectDone(await colleague.fetch('POST', `${file.path}/read`, { body }), 'read')
  expectDone(
    await colleague.fetch('POST', '/v1/customerships/search', { body: { nationalId, ...body } }),
    'search',
  )
  // And refused: a second start, a wrong field, a wrong version, somebody who may not.
  await specialist.fetch('POST', '/v1/customerships', {
    body: { nationalId, givenNames, familyName, startedOn: '2026-11-20', unemployedConfirmed: true },
  })
  await record({ ...limit, field: value })
  await record({ ...limit, value: { limit: value, [familyName]: 1 } })
  await nurse.fetch('POST', corrections, { body: correction, headers: { 'if-match': '"9"' } })
  const officer = await network.holder('porvoo-access')
  await officer.fetch('POST', `${file.path}/entries`, { body: limit })
  await network.send('GET', `/v1/customerships/${encodeURIComponent(nationalId)}?name=${familyName}`)
}

/** Bad bodies of every endpoint, each with a canary in it. */
async function sendNonsense(): Promise<void> {
  const scene = await createScene(network)
  for (const endpoint of endpoints) {
    const { client, request } = scene.play(endpoint)
    for (const { sending } of badBodies(endpoint).slice(0, 8)) {
      const rawBody =
        typeof sending.rawBody === 'string' ? sending.rawBody : JSON.stringify(sending.body ?? {})
      await client.fetch(request.method, request.path, { rawBody: `${rawBody}${canaries.value}` })
    }
  }
}

describe('personal data', () => {
  test('is in no line of the log', () => {
    expect(network.logLines.length).toBeGreaterThan(100)
    const log = network.logLines.join('')
    for (const secret of [...secrets, file.id]) expect(log).not.toContain(secret)
  })

  test('is in no metric', async () => {
    const text = await network.figures()
    expect(text).toContain('tym_')
    for (const secret of [...secrets, file.id]) expect(text).not.toContain(secret)
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}/)
  })

  test('is in no address of the service', () => {
    const named = endpoints.flatMap(({ params, query }) => [...Object.keys(params), ...Object.keys(query)])
    const identifiers = allFields.map(({ identifier }) => identifier)
    expect(named.filter((name) => identifiers.includes(name) || name === 'reason')).toEqual([])
  })

  test('is in no promised work, whose payload is ids only', async () => {
    const jobs = await network.sql<{ whole: string; payload: Record<string, string> }[]>`
      select t::text as whole, payload from outbox.job t`
    expect(jobs.length).toBeGreaterThan(0)
    for (const { whole, payload } of jobs) {
      for (const secret of secrets) expect(whole).not.toContain(secret)
      for (const value of Object.values(payload)) expect(value).toMatch(/^[\w.:-]{1,128}$/)
    }
  })

  test('is not in the queue', async () => {
    const queue = openQueue({ backend: 'postgres', url: network.urls.queue }, { onError: () => undefined })
    const jobs = await network.sql<{ id: string; run_at: Date }[]>`select id, run_at from outbox.job`
    await queue.add(jobs.map(({ id, run_at }) => ({ id, runAt: run_at })))
    const sql = postgres(network.urls.queueSuperuser, { max: 1, onnotice: () => undefined })
    const ids = jobs.map(({ id }) => id)
    expect(await findInDatabase(sql, ids.slice(0, 1))).not.toEqual([])
    expect(await findInDatabase(sql, [...secrets, file.id])).toEqual([])
    await sql.end()
    await queue.close()
  })

  test('stands nowhere in the register in the open', async () => {
    const planted = `planted ${newId()}`
    await network.sql`insert into customer_data.entry_flag (id, entry, entry_version, customership, by_person, recorded_at, reason)
      select ${newId()}, id, version, customership, 'the-one-who-plants', recorded_at, ${Buffer.from(planted)}
      from customer_data.entry limit 1`
    const found = await findInDatabase(network.sql, [planted, ...secrets])
    expect(found).toEqual([{ table: 'customer_data.entry_flag', text: planted }])
  })

  test('is not in the key database, nor are open keys', async () => {
    expect(await findInDatabase(network.keySql, secrets)).toEqual([])
    const rows = await network.keySql<{ wrapped: Buffer }[]>`select wrapped from keys.wrapped_key`
    expect(rows.length).toBeGreaterThan(0)
    expect(new Set(rows.map(({ wrapped }) => wrapped.toString('hex'))).size).toBe(rows.length)
  })

  test('cannot be read once the key of its customership is destroyed, not even by its own team', async () => {
    const [specialist] = file.team
    expect(await specialist.fetch('GET', `${file.path}/categories/1`)).toMatchObject({ status: 200 })
    await network.keySql`delete from keys.wrapped_key where customership = ${file.id}`
    // Opened keys are remembered for a minute at most, in one process: another one never had them.
    const twin = await network.startTwin()
    const answer = await specialist.fetch('GET', `${file.path}/categories/1`, { at: twin.address })
    expect(answer.status).toBe(404)
    for (const secret of secrets) expect(answer.text).not.toContain(secret)
  })
})
