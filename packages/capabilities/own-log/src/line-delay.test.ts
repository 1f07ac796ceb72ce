import { type LogExtract, verifyExtract } from '@tym/audit-proof'
import { addDays, addMonths } from '@tym/kernel'
import { lineDelays, type RoleId } from '@tym/register'
import {
  type Answer,
  asApp,
  type Client,
  type CustomerClient,
  contextOf,
  createLogReader,
  expectDone,
  fetchExtract,
  type Holder,
  type OpenedCustomership,
  type OversightWorld,
  openOversightWorld,
  testLogOrigin,
} from '@tym/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'

const reason = 'Puoliso lukee asiakkaan lokia ja on uhannut häntä: Kanarialintu.'
let world: OversightWorld
let file: OpenedCustomership
let customer: CustomerClient
let officer: Holder
let second: Holder
let supervisor: Holder
beforeAll(async () => {
  world = await openOversightWorld()
  second = await world.network.holder({ role: 'supervisor', organisation: 'porvoo' })
  supervisor = await world.network.holder({ role: 'supervisor', organisation: 'porvoo' })
})
afterAll(() => world.close())
let line: string
beforeEach(async () => {
  file = await world.network.openCustomership()
  customer = world.network.customer(file.nationalId)
  officer = await world.network.holder({ role: 'employmentSpecialist', organisation: 'porvoo' })
  ;[line = ''] = await world.log([{ by: officer, at: 0, customership: file.id }])
  await world.seal()
})

const made = z.object({ id: z.string(), version: z.int() })
const today = () => world.network.clock.calendar()
const propose = (by: Client, change: object = {}) =>
  by.fetch('POST', '/v1/line-delays', {
    body: { line, ground: 'seriousDanger', reason, until: addMonths(today(), 2), ...change },
  })
const proposed = async (by: Client = supervisor, change: object = {}) =>
  made.parse(expectDone(await propose(by, change), 'propose')).id
const decide = (by: Client, id: string, decision = 'approve', version = 1) =>
  by.fetch('POST', `/v1/line-delays/${id}/decision`, {
    body: { decision },
    headers: { 'if-match': `"${version}"` },
  })
const end = (by: Client, id: string, version = 2) =>
  by.fetch('POST', `/v1/line-delays/${id}/end`, { headers: { 'if-match': `"${version}"` } })
const delayed = async (change: object = {}) => {
  const id = await proposed(supervisor, change)
  expectDone(await decide(second, id), 'approve')
  return id
}
const ownLog = z.object({
  items: z.array(z.looseObject({ line: z.string() })),
  delayed: z.array(z.unknown()),
})
const readOwn = (query = '?limit=100') => customer.fetch('GET', `${file.path}/own-log${query}`)
const shows = async (query?: string) => {
  const { items } = ownLog.parse(expectDone(await readOwn(query), 'read the own log'))
  return items.some((item) => item.line === line)
}
async function extract(): Promise<LogExtract> {
  const { id } = made.parse(expectDone(await customer.fetch('POST', `${file.path}/log-extracts`), 'ask'))
  await world.seal()
  await world.runDue()
  const found = await fetchExtract(file.id, id, async (at) =>
    expectDone(await customer.fetch('GET', `${file.path}/${at}`), 'fetch'),
  )
  if (found === undefined) throw new Error('nobody has signed it')
  return found
}
const goTo = (days: number) => world.network.clock.setCalendar(addDays(today(), days))
const states = z.object({ items: z.array(z.looseObject({ id: z.string(), state: z.string() })) })
const seenBy = async (by: Client, id: string) =>
  states
    .parse(expectDone(await by.fetch('GET', '/v1/line-delays?limit=100'), 'list'))
    .items.find((each) => each.id === id)

describe('a line that is shown later', () => {
  test('is kept from the customer from the proposal on, in the list and under every filter, with the ground and the day', async () => {
    expect(await shows()).toBe(true)
    await delayed()
    const answer = await readOwn()
    expect(answer.text).not.toContain(line)
    expect(answer.json).toMatchObject({
      delayed: [
        {
          number: expect.any(Number),
          until: addMonths(today(), 2),
          ground: {
            id: 'seriousDanger',
            section: '1050/2018 34 § 1 mom. 2 k.',
            words: { sv: expect.any(String) },
          },
        },
      ],
    })
    for (const hidden of [reason, 'Kanarialintu', supervisor.person, second.person, officer.person])
      expect(answer.text).not.toContain(hidden)
    for (const query of [`?organisation=${officer.grant.authority}&limit=100`, `?from=${today()}&limit=100`])
      expect(await shows(query)).toBe(false)
  })

  test('proves in the extract that it is there under its number, and nothing more until it is shown', async () => {
    const before = await extract()
    await delayed()
    const during = await extract()
    const policy = { log: world.logKey, origins: [testLogOrigin], witnesses: [], quorum: 0 }
    expect(verifyExtract(during, policy, { earlier: before })).toMatchObject({ valid: true, delayed: 1 })
    const hidden = during.lines.find((each) => 'delayed' in each)
    expect(hidden).toMatchObject({
      entry: { act: null, actor: null },
      delayed: { ground: 'seriousDanger', until: addMonths(today(), 2) },
    })
    expect(JSON.stringify(hidden)).not.toContain(line)
    goTo(70)
    const after = await extract()
    expect(verifyExtract(after, policy, { earlier: during })).toMatchObject({ valid: true, delayed: 0 })
    expect(after.lines.map(({ entry }) => entry.act?.line)).toContain(line)
  })

  test('cannot be asked about, no more than one that is not there', async () => {
    await delayed()
    const ask = (about: string) =>
      customer.fetch('POST', `${file.path}/log-questions`, { body: { line: about, text: 'Mitä varten?' } })
    const [known, unknown] = [await ask(line), await ask('0198f0a0-0000-7000-8000-000000001001')]
    expect(known).toMatchObject({ status: 404, code: 'not-found' })
    expect(known.text).toBe(unknown.text)
  })

  test('is shown when its day has passed, when it is ended, when it is refused, and when nobody decided', async () => {
    const over = await delayed({ until: addDays(today(), 3) })
    goTo(3)
    expect(await shows()).toBe(false)
    goTo(1)
    expect(await shows()).toBe(true)
    expect(await seenBy(supervisor, over)).toMatchObject({ state: 'over' })
    const ended = await delayed()
    expect(await shows()).toBe(false)
    expectDone(await end(supervisor, ended), 'end')
    expect(await shows()).toBe(true)
    const refused = await proposed()
    expect(await shows()).toBe(false)
    expectDone(await decide(supervisor, refused, 'refuse'), 'take back')
    expect(await shows()).toBe(true)
    const forgotten = await proposed()
    goTo(lineDelays.undecidedDays)
    expect(await shows()).toBe(false)
    goTo(1)
    expect(await shows()).toBe(true)
    expect(await seenBy(second, forgotten)).toMatchObject({ state: 'lapsed' })
    expect(await decide(second, forgotten)).toMatchObject({ status: 409, code: 'state-conflict' })
  })

  test('may be delayed again before it is shown', async () => {
    await delayed({ until: addDays(today(), 10) })
    await delayed({ until: addDays(today(), 40) })
    goTo(30)
    expect(await shows()).toBe(false)
    goTo(11)
    expect(await shows()).toBe(true)
  })
})

describe('a delay is decided', () => {
  test('by two persons of the organisation that wrote the line', async () => {
    const id = await proposed(supervisor)
    expect(await decide(supervisor, id)).toMatchObject({ code: 'own-proposal' })
    expect(await seenBy(second, id)).toMatchObject({
      state: 'proposed',
      ground: 'seriousDanger',
      reason,
      decidedBy: null,
      proposedBy: supervisor.person,
      line: { id: line, event: 'category.read', person: officer.person },
      decideBy: addDays(today(), lineDelays.undecidedDays),
    })
    expect(await propose(second)).toMatchObject({ status: 409, code: 'delay-proposed' })
    expectDone(await decide(second, id), 'approve')
    expect(await decide(second, id, 'refuse', 2)).toMatchObject({ code: 'state-conflict' })
    expect(await end(supervisor, id, 1)).toMatchObject({ code: 'stale-version' })
  })

  test('and whoever else may decide is told, until when, without a word of the line', async () => {
    const { network } = world
    const noticed = async (recipient: Holder) =>
      network.sql`select customership, once_key from notifications.notification
        where recipient = ${recipient.person} and kind = 'lineDelayProposed' and due_on = ${addDays(today(), lineDelays.undecidedDays)}`
    goTo(1)
    const id = await proposed(supervisor)
    expect(new Set(await world.runDue())).toEqual(new Set(['done']))
    const [notice] = await noticed(second)
    expect(notice).toMatchObject({ customership: null })
    for (const hidden of [id, line, file.id]) expect(JSON.stringify(notice)).not.toContain(hidden)
    expect(await noticed(supervisor)).toEqual([])
    expect(await noticed(officer)).toEqual([])
  })

  test('by nobody else: not another organisation, not an officer, not the one whom the line is about', async () => {
    const { network } = world
    const county = await network.holder({ role: 'supervisor', organisation: 'ita-uusimaa' })
    const lahti = await network.holder({ role: 'supervisor', organisation: 'lahti' })
    const id = await proposed()
    const missing = await propose(supervisor, { line: '0198f0a0-0000-7000-8000-000000001001' })
    expect(missing).toMatchObject({ status: 404, code: 'not-found' })
    const refusals: Answer[] = [await propose(county), await propose(lahti), await decide(county, id)]
    for (const refusal of refusals) expect(refusal).toMatchObject({ status: 404, code: 'not-found' })
    expect(await propose(officer)).toMatchObject({ status: 403 })
    expect(await seenBy(county, id)).toBeUndefined()
    const [own = ''] = await world.log([
      { by: supervisor, at: 0, customership: file.id },
      { by: second, at: 0, customership: file.id },
    ])
    expect(await propose(supervisor, { line: own })).toMatchObject({ code: 'not-found' })
    const about = await proposed(second, { line: own })
    expect(await seenBy(supervisor, about)).toBeUndefined()
    expect(await decide(supervisor, about)).toMatchObject({ code: 'not-found' })
  })

  test('by the registrar where the organisation has no other supervisor, and only there', async () => {
    const { network } = world
    const of = (role: RoleId) => network.holder({ role, organisation: 'kela' })
    const [only, registrar, protection] = [
      await of('supervisor'),
      await of('registrar'),
      await of('dataProtectionOfficer'),
    ]
    const officerOfKela = await of('workAbilitySpecialist')
    const [theirs = ''] = await world.log([{ by: officerOfKela, at: 0, customership: file.id }])
    const id = await proposed(only, { line: theirs })
    expect(new Set(await world.runDue())).toEqual(new Set(['done']))
    const noticed = (who: Holder) => network.sql`select 1 from notifications.notification
      where recipient = ${who.person} and kind = 'lineDelayProposed'`
    expect(await noticed(registrar)).toHaveLength(1)
    expect(await noticed(protection)).toHaveLength(0)
    expect(await seenBy(protection, id)).toMatchObject({ state: 'proposed' })
    for (const forbidden of [await propose(registrar, { line: theirs }), await decide(protection, id)])
      expect(forbidden).toMatchObject({ status: 403, code: 'not-permitted' })
    const another = await of('supervisor')
    for (const decision of ['approve', 'refuse'])
      expect(await decide(registrar, id, decision)).toMatchObject({ status: 403, code: 'not-permitted' })
    const passed = asApp(
      network,
      contextOf(registrar, 'oversight', network),
      `update oversight.line_delay set state = 'live', version = 2, decided_by = '${registrar.person}',
        decided_at = '${network.clock.instant().toISOString()}' where id = '${id}'`,
    )
    await expect(passed).rejects.toMatchObject({ code: '42501' })
    await network.endRight(another)
    expectDone(await decide(registrar, id), 'approve')
    await network.endRight(only)
  })

  test('for six months at most, from today on', async () => {
    for (const until of [addDays(today(), -1), addDays(addMonths(today(), 6), 1)])
      expect(await propose(supervisor, { until })).toMatchObject({ status: 422, code: 'delay-period' })
    for (const bad of [{ ground: 'convenience' }, { reason: 'lyhyt' }, { until: 'huomenna' }, { also: 1 }])
      expect(await propose(supervisor, bad)).toMatchObject({ status: 422 })
    expect(await shows()).toBe(true)
    await proposed(supervisor, { until: addMonths(today(), 6) })
  })

  test('and the log says so without naming the file or the reason', async () => {
    const log = createLogReader(world.network.sql)
    await log.take()
    await delayed()
    expect(await log.take()).toMatchObject([
      { event: 'lineDelay.proposed', customership: null, reason: null },
      { event: 'lineDelay.decided', customership: null, reason: null },
    ])
    const rows = await world.network.sql`select reason from oversight.line_delay`
    expect(rows.map(({ reason: kept }) => String(kept))).not.toContain(
      expect.stringContaining('Kanarialintu'),
    )
  })
})

test('the database refuses by itself a delay without a second person, or of another file’s line', async () => {
  const { sql } = world.network
  const id = await proposed()
  await expect(
    sql`update oversight.line_delay set state = 'live', version = 2, decided_by = proposed_by, decided_at = now() where id = ${id}`,
  ).rejects.toThrow()
  await expect(
    sql`update oversight.line_delay set until_on = until_on + 1 where id = ${id}`,
  ).rejects.toMatchObject({
    code: 'TY020',
  })
  await expect(
    sql`insert into oversight.line_delay (id, customership, line, line_at, event, actor, owner, ground, reason, until_on, lapses_on, state,
      notices, proposed_by, proposed_at) select gen_random_uuid(), customership, gen_random_uuid(), line_at, event, actor, owner, ground, reason,
      until_on, lapses_on, state, gen_random_uuid(), proposed_by, proposed_at from oversight.line_delay where id = ${id}`,
  ).rejects.toMatchObject({ code: 'TY020' })
})
