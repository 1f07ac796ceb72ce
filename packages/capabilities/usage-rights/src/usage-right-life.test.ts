import { newId } from '@tym/kernel'
import { areas, organisations } from '@tym/personas'
import { createLogReader, createNetwork, type Holder, type LogReader, type Network } from '@tym/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'

let network: Network
let log: LogReader
let officer: Holder
let grantor: Holder
beforeAll(async () => {
  network = await createNetwork()
  log = createLogReader(network.sql)
  officer = await network.holder('porvoo-access')
  grantor = await network.holder('keha-grantor')
})
afterAll(() => network.close())

const written = z.object({ id: z.string(), version: z.number() })
const application = () => ({
  holder: `officer-${newId()}`,
  holderKind: 'person',
  holderName: 'Uusi Työntekijä',
  title: 'työllisyysasiantuntija',
  role: 'employmentSpecialist',
  duty: 'monialainen tuki',
  authority: organisations.porvoo.id,
  area: areas.porvoo.id,
  validFrom: network.clock.calendar(),
  validUntil: network.clock.calendar(),
  inductedOn: network.clock.calendar(),
  undertakingOn: network.clock.calendar(),
})
const apply = async (body: object = application()) => officer.fetch('POST', '/v1/usage-rights', { body })
const decide = (id: string, version: number, body: object = { decision: 'grant' }) =>
  grantor.fetch('POST', `/v1/usage-rights/${id}/decision`, { body, headers: { 'if-match': `"${version}"` } })

test('a right goes from application to decision to its end, each step seen and logged', async () => {
  await log.take()
  const applied = await apply()
  expect(applied.status).toBe(201)
  const { id, version } = written.parse(applied.json)
  const waiting = await grantor.fetch('GET', '/v1/usage-rights?state=applied')
  expect(waiting.json).toMatchObject({ items: [{ id, version, employer: organisations.porvoo.id }] })
  expect((await decide(id, version + 1)).code).toBe('stale-version')
  const granted = await decide(id, version)
  expect([granted.status, granted.headers.get('etag')]).toEqual([200, '"2"'])
  expect((await decide(id, 2)).code).toBe('usage-right-decided')
  const ended = await officer.fetch('POST', `/v1/usage-rights/${id}/end`, {
    body: { reason: 'Siirtyi muualle.' },
  })
  expect(ended.json).toEqual({ id, version: 3 })
  const read = await officer.fetch('GET', `/v1/usage-rights/${id}`)
  expect(read.json).toMatchObject({
    state: 'ended',
    history: [{ event: 'applied' }, { event: 'granted' }, { event: 'ended' }],
  })
  const allowed = (await log.take()).filter(({ outcome }) => outcome === 'allowed')
  expect(allowed.map(({ event }) => event)).toEqual([
    'usageRight.applied',
    'usageRight.listed',
    'usageRight.decided',
    'usageRight.ended',
    'usageRight.read',
  ])
})

test('an ended right is refused at the very next request, in every process', async () => {
  const twin = await network.startTwin()
  const specialist = await network.holder({ role: 'employmentSpecialist', organisation: 'porvoo' })
  const enter = (at?: string) => specialist.fetch('GET', '/v1/organisations', at === undefined ? {} : { at })
  expect([(await enter()).status, (await enter(twin.address)).status]).toEqual([200, 200])
  const ended = await officer.fetch('POST', `/v1/usage-rights/${specialist.usageRight}/end`, {
    body: { reason: 'Tehtävä päättyi.' },
  })
  expect(ended.status).toBe(200)
  expect([(await enter()).code, (await enter(twin.address)).code]).toEqual([
    'usage-right-not-live',
    'usage-right-not-live',
  ])
})

test('the same key sent twice makes one application, and with another body none', async () => {
  const headers = { 'idempotency-key': newId() }
  const body = application()
  const first = await officer.fetch('POST', '/v1/usage-rights', { body, headers })
  const again = await officer.fetch('POST', '/v1/usage-rights', { body, headers })
  expect([first.status, again.text]).toEqual([201, first.text])
  const other = await officer.fetch('POST', '/v1/usage-rights', { body: application(), headers })
  expect(other.code).toBe('idempotency-key-reused')
})

test.each([
  ['another employer', { employer: organisations['ita-uusimaa'].id }, 'unknown-field'],
  ['a date that does not exist', { validFrom: '2026-02-30' }, 'invalid-date'],
  ['NUL in a name', { holderName: 'A\u0000B' }, 'invalid-text'],
  ['a state', { state: 'granted' }, 'unknown-field'],
])('an application that brings %s changes nothing', async (_what, change, code) => {
  const [before] = await network.sql`select count(*) from usage_rights.usage_right`
  expect((await apply({ ...application(), ...change })).code).toBe(code)
  expect(await network.sql`select count(*) from usage_rights.usage_right`).toEqual([before])
})
