import { newId } from '@tym/kernel'
import {
  agreePlan,
  createLogReader,
  createNetwork,
  type Holder,
  type LogReader,
  type Network,
} from '@tym/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'

let network: Network
let log: LogReader
let specialist: Holder
let nurse: Holder
let kela: Holder
beforeAll(async () => {
  network = await createNetwork()
  log = createLogReader(network.sql)
  specialist = await network.holder({
    role: 'employmentSpecialist',
    organisation: 'porvoo',
    name: 'Aino Työläs',
  })
  nurse = await network.holder({ role: 'nurse', organisation: 'ita-uusimaa', name: 'Helena Hoitola' })
  kela = await network.holder({ role: 'workAbilitySpecialist', organisation: 'kela', area: 'porvoo' })
})
afterAll(() => network.close())

const reason = 'Sijaistan vastuuvirkailijaa hänen lomansa ajan.'
const ifMatch = (version: number) => ({ 'if-match': `"${version}"` })

test('a file goes from its start to its end by the hands of three parties, and is read-only after', async () => {
  const { path, nationalId } = await network.openCustomership({ team: [specialist, nurse, kela] })
  const on = network.clock.calendar()
  const steps = [
    { to: 'planDraft', on, kelaTakesPart: true },
    { to: 'planInForce', on },
    { to: 'underReview', on },
    { to: 'planInForce', on },
  ]
  await agreePlan(specialist, path)
  let version = 1
  for (const body of steps) {
    const answer = await specialist.fetch('POST', `${path}/steps`, { body, headers: ifMatch(version) })
    version += 1
    expect(answer).toMatchObject({ status: 200, json: { version } })
    expect(answer.headers.get('etag')).toBe(`"${version}"`)
  }
  const grounds = 'Sovitut palvelut ovat toteutuneet.'
  const proposal = { body: { reason: 'employed', grounds }, headers: ifMatch(version) }
  expect(await nurse.fetch('POST', `${path}/end-proposals`, proposal)).toMatchObject({ status: 201 })
  for (const party of [kela, specialist]) {
    version += 1
    const opinion = { body: { agrees: true, grounds }, headers: ifMatch(version) }
    expect(await party.fetch('POST', `${path}/end-opinions`, opinion)).toMatchObject({ status: 201 })
  }
  const opening = { kind: 'statutoryTask', reason }
  expect(await specialist.fetch('POST', `${path}/openings`, { body: opening })).toMatchObject({ status: 201 })
  expect(await specialist.fetch('GET', path)).toMatchObject({
    json: { state: 'ended', endedOn: on, planInForceOn: on, lastReviewOn: on, kelaInPlan: true },
  })
  const body = { category: 3, field: '3.04', value: 'myyjä', source: 'officer' }
  expect(await specialist.fetch('POST', `${path}/entries`, { body })).toMatchObject({
    code: 'customership-ended',
  })
  const again = await network.openCustomership({ nationalId, team: [specialist] })
  expect(again.path).not.toBe(path)
})

test('who takes a file twice with one key is answered alike, and is on the team once', async () => {
  const { path, id } = await network.openCustomership({ team: [specialist] })
  const headers = { 'idempotency-key': newId() }
  const first = await nurse.fetch('POST', `${path}/taking`, { headers })
  const second = await nurse.fetch('POST', `${path}/taking`, { headers })
  expect(first.status).toBe(201)
  expect([second.status, second.text]).toEqual([first.status, first.text])
  const members = await network.sql`select 1 from customerships.case_team_member
    where customership = ${id} and person = ${nurse.person}`
  expect(members).toHaveLength(1)
})

test('a list writes one line for each file that it shows, and none for others', async () => {
  const officer = await network.holder({ role: 'socialWorker', organisation: 'paijat-hame' })
  const starter = await network.holder({ role: 'employmentSpecialist', organisation: 'lahti' })
  const files = []
  for (let count = 0; count < 3; count += 1)
    files.push(await network.openCustomership({ team: [starter, ...(count < 2 ? [officer] : [])] }))
  await log.take()
  const mine = await officer.fetch('GET', '/v1/customerships')
  expect(mine.json).toMatchObject({ items: [{ id: files[1]?.id }, { id: files[0]?.id }], nextCursor: null })
  const lines = await log.take()
  expect(lines.map(({ customership }) => customership).sort()).toEqual([files[0]?.id, files[1]?.id].sort())
  // By name only the caller's own; what awaits the party says none.
  expect(mine.text).toContain('Eeva')
  const awaiting = await officer.fetch('GET', '/v1/awaiting-customerships')
  expect(awaiting.json).toMatchObject({ items: [{ id: files[2]?.id, party: 'wellbeingCounty' }] })
  expect((await log.take()).map(({ customership }) => customership)).toEqual([files[2]?.id])
})

test('a search out of the team needs a reason, keeps it with the file, and has its owners told', async () => {
  const { id, path, nationalId } = await network.openCustomership({ team: [specialist] })
  const colleague = await network.holder({ role: 'employmentSpecialist', organisation: 'porvoo' })
  await log.take()
  const search = (body: object) => colleague.fetch('POST', '/v1/customerships/search', { body })
  expect(await search({ nationalId })).toMatchObject({ status: 200, json: { items: [] } })
  expect(await log.take()).toMatchObject([
    { event: 'customership.searched', customership: null, subject: null },
  ])

  expect(await search({ nationalId, reason })).toMatchObject({ json: { items: [{ id, onTeam: false }] } })
  const lines = await log.take()
  expect(lines).toMatchObject([{ customership: id, outOfTeam: true, purpose: 'dutyCover' }])
  expect(lines[0]?.reason?.includes(reason)).toBe(false)
  const planned = await network.sql`select payload from outbox.job where kind = 'notify-out-of-team-read'`
  expect(planned.map(({ payload }) => payload)).toContainEqual(expect.objectContaining({ customership: id }))

  const seen = await specialist.fetch('GET', `${path}/access-log?limit=1`)
  expect(seen.json).toMatchObject({
    items: [{ event: 'customership.searched', person: colleague.person, outOfTeam: true, reason }],
  })
})

test('the access log is for responsible officers; the customer has a log of their own, with refused attempts', async () => {
  const second = await network.holder({ role: 'socialWorker', organisation: 'ita-uusimaa' })
  const file = await network.openCustomership({ team: [specialist, nurse, second] })
  const colleague = await network.holder({ role: 'nurse', organisation: 'ita-uusimaa' })
  const { nationalId } = file
  await colleague.fetch('POST', '/v1/customerships/search', { body: { nationalId, reason } })
  await kela.fetch('GET', file.path)
  expect(await second.fetch('GET', `${file.path}/access-log`)).toMatchObject({ code: 'not-permitted' })

  const customer = network.customer(nationalId)
  expect(await customer.fetch('GET', '/v1/own-customerships')).toMatchObject({
    json: { items: [{ id: file.id }] },
  })
  expect(await customer.fetch('GET', `${file.path}/access-log`)).toMatchObject({ status: 403 })
  const seen = await customer.fetch('GET', `${file.path}/own-log`)
  expect(seen.status).toBe(200)
  for (const hidden of [colleague.person, nurse.person, 'Sijaistan', nationalId])
    expect(seen.text).not.toContain(hidden)
  const events = new Set([...seen.text.matchAll(/"what":\{"id":"([\w.]+)"/g)].map(([, event]) => event))
  expect(events).toEqual(
    new Set([
      'customership.started',
      'customership.taken',
      'team.memberAdded',
      'customership.searched',
      'customership.read',
      'accessLog.read',
      'customership.ownListed',
    ]),
  )
  expect(seen.text).toContain('"outcome":{"id":"denied"')
  expect(await network.customer('140385-901E').fetch('GET', `${file.path}/own-log`)).toMatchObject({
    status: 404,
  })
})

test("a registrar inquires into a file of the own organisation's with a reason, and learns nothing of another's", async () => {
  const { id, nationalId } = await network.openCustomership({ team: [specialist] })
  const registrar = await network.holder({ role: 'registrar', organisation: 'porvoo' })
  const other = await network.holder({ role: 'registrar', organisation: 'lahti' })
  const inquire = (who: Holder, customership: string) =>
    who.fetch('POST', '/v1/access-log-inquiries', { body: { customership, reason } })
  await log.take()
  expect(await inquire(registrar, id)).toMatchObject({
    json: { items: [{ event: 'customership.started', person: specialist.person }] },
  })
  expect(await log.take()).toMatchObject([
    { customership: id, purpose: 'logInquiry', event: 'accessLog.inquired' },
  ])
  const forbidden = await inquire(other, id)
  const missing = await inquire(other, newId())
  expect(forbidden).toMatchObject({ status: 404, code: 'not-found' })
  expect(forbidden.text).toBe(missing.text)
  expect(await inquire(specialist, id)).toMatchObject({ code: 'not-permitted' })

  const search = (body: object) => registrar.fetch('POST', '/v1/customerships/search', { body })
  expect(await search({ nationalId })).toMatchObject({ code: 'not-permitted' })
  expect(await search({ nationalId, reason })).toMatchObject({ json: { items: [{ id }] } })
})

test('what a registrar does is not shown to the officers whom it may be about, and to the customer without the reason', async () => {
  const { id, path, nationalId } = await network.openCustomership({ team: [specialist] })
  const registrar = await network.holder({ role: 'registrar', organisation: 'porvoo' })
  const inquire = () =>
    registrar.fetch('POST', '/v1/access-log-inquiries', { body: { customership: id, reason } })
  await registrar.fetch('POST', '/v1/customerships/search', { body: { nationalId, reason } })
  await inquire()
  const officers = await specialist.fetch('GET', `${path}/access-log`)
  expect(officers).toMatchObject({ status: 200, json: { items: [{ event: 'customership.started' }] } })
  for (const hidden of ['accessLog.inquired', 'registrar', registrar.person, reason])
    expect(officers.text).not.toContain(hidden)
  const customers = await network.customer(nationalId).fetch('GET', `${path}/own-log`)
  expect(customers.text).toContain('accessLog.inquired')
  for (const hidden of [registrar.person, reason]) expect(customers.text).not.toContain(hidden)
  const again = await inquire()
  for (const shown of ['accessLog.inquired', registrar.person, reason]) expect(again.text).toContain(shown)
})
