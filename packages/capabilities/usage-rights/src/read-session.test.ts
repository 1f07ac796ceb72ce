import { areas, organisations } from '@tym/personas'
import { isOperationId, mayPerform, operations, policyVersion } from '@tym/register'
import { createNetwork, type Network } from '@tym/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'

let network: Network
beforeAll(async () => {
  network = await createNetwork()
})
afterAll(() => network.close())

const every = Object.keys(operations).filter(isOperationId)
const lines = () =>
  network.sql`select e.event, e.outcome, e.person, f.line is not null as "ofFile"
    from audit.entry e left join audit.detail f on f.line = e.line and f.customership is not null
    where e.event = 'session.read' order by e.line`

test('an officer is told the duty of the certificate, its last day, and what the role may do as such', async () => {
  const nurse = await network.holder('county-nurse')
  const { status, json } = await nurse.fetch('GET', '/v1/session')
  expect(status).toBe(200)
  expect(json).toEqual({
    kind: 'person',
    person: nurse.person,
    role: 'nurse',
    title: 'terveydenhoitaja',
    duty: 'monialainen tuki',
    employer: organisations['ita-uusimaa'].id,
    authority: organisations['ita-uusimaa'].id,
    area: areas.porvoo.id,
    usageRight: nurse.usageRight,
    validUntil: '2031-12-31',
    operations: every.filter((operation) => mayPerform('nurse', operation)),
    policyVersion,
    calendar: network.clock.calendar(),
  })
})

test('of two rights of one person the one of the certificate is told', async () => {
  const lead = { role: 'leadPerson', organisation: 'porvoo', person: 'two-duties' } as const
  const [first, second] = [
    await network.holder(lead),
    await network.holder({ ...lead, role: 'employmentSpecialist' }),
  ]
  expect((await first.fetch('GET', '/v1/session')).json).toMatchObject({
    role: 'leadPerson',
    usageRight: first.usageRight,
  })
  expect((await second.fetch('GET', '/v1/session')).json).toMatchObject({
    role: 'employmentSpecialist',
    usageRight: second.usageRight,
  })
})

test('a customer is told what customers may do, and nothing that names a file or an identity code', async () => {
  const customer = network.customer('140385-901E')
  const { json, text } = await customer.fetch('GET', '/v1/session')
  expect(json).toEqual({
    kind: 'customer',
    person: expect.any(String),
    role: 'customer',
    operations: every.filter((operation) => mayPerform('customer', operation)),
    policyVersion,
    calendar: network.clock.calendar(),
  })
  expect(text).not.toContain('901E')
})

test('the calendar is the one from which deadlines are counted, not that of the machine', async () => {
  const officer = await network.holder('porvoo-specialist')
  network.clock.setCalendar('2028-02-29')
  expect((await officer.fetch('GET', '/v1/session')).json).toMatchObject({ calendar: '2028-02-29' })
})

test('each answer leaves one line, of no file', async () => {
  const before = (await lines()).length
  const officer = await network.holder('porvoo-specialist')
  await officer.fetch('GET', '/v1/session')
  expect((await lines()).slice(before)).toEqual([
    { event: 'session.read', outcome: 'allowed', person: officer.person, ofFile: false },
  ])
})
