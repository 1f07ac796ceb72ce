import { addDays, newId } from '@tym/kernel'
import {
  asApp,
  type Client,
  contextOf,
  createLogReader,
  createNetwork,
  expectDone,
  type Holder,
  type Network,
  type OpenedCustomership,
} from '@tym/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

let network: Network
let file: OpenedCustomership
/** A file of other parties, on which somebody of Porvoo tries to look. */
let foreign: OpenedCustomership
let second: Holder
let supervisor: Holder
let municipalSupervisor: Holder
let registrar: Holder
let protection: Holder
let municipal: Holder
let countySupervisor: Holder
const canary = 'Kanarialintu tarvitsi sijaista tänään.'
beforeAll(async () => {
  network = await createNetwork()
  file = await network.openCustomership()
  const lahti = await network.holder('lahti-specialist')
  foreign = await network.openCustomership({ team: [lahti] })
  second = await network.holder({ role: 'supervisor', organisation: 'porvoo' })
  supervisor = await network.holder({ role: 'supervisor', organisation: 'porvoo' })
  municipalSupervisor = await network.holder({ role: 'supervisor', organisation: 'loviisa' })
  registrar = await network.holder({ role: 'registrar', organisation: 'porvoo' })
  protection = await network.holder({ role: 'dataProtectionOfficer', organisation: 'porvoo' })
  countySupervisor = await network.holder({ role: 'supervisor', organisation: 'ita-uusimaa' })
  municipal = await network.holder({
    role: 'employmentSpecialist',
    organisation: 'loviisa',
    authority: 'porvoo',
  })
  const [specialist, county] = file.team
  for (const officer of [specialist, county]) await officer?.fetch('GET', `${file.path}/categories/1`)
  await municipal.fetch('POST', `${file.path}/categories/1/read`, { body: { reason: canary } })
  await specialist.fetch('GET', `${foreign.path}/categories/1`)
  const about = { customership: file.id, reason: 'Asiakkaan lokitietopyyntö.' }
  await registrar.fetch('POST', '/v1/access-log-inquiries', { body: about })
})
afterAll(() => network.close())

const made = z.object({ id: z.string() })
const line = z.looseObject({
  line: z.string(),
  event: z.string(),
  person: z.string(),
  employer: z.string().nullable(),
  authority: z.string().nullable(),
  outcome: z.string(),
  outOfTeam: z.boolean(),
  customership: z.string().nullable(),
})
const page = z.object({ items: z.array(line), nextCursor: z.string().nullable() })
const question = () => ({
  reason: 'Pistokoe käytöstä marraskuussa.',
  from: network.clock.calendar(),
  until: network.clock.calendar(),
})
const open = async (by: Client, filter: object = {}) => {
  const body = { ...question(), ...filter }
  return made.parse(expectDone(await by.fetch('POST', '/v1/access-log-reviews', { body }), 'open')).id
}
const read = (by: Client, id: string, query = '') =>
  by.fetch('GET', `/v1/access-log-reviews/${id}/lines${query}`)
const linesFor = async (by: Client, filter: object = {}) => {
  const answer = await read(by, await open(by, filter), '?limit=100')
  return page.parse(expectDone(answer, 'read')).items
}

describe('a look at the log', () => {
  test('shows what people of the own organisation did, of the county’s nobody, and the other way round', async () => {
    for (const by of [second, supervisor, protection]) {
      const items = await linesFor(by)
      expect(items.length).toBeGreaterThan(3)
      for (const { employer, authority } of items)
        expect([employer, authority]).toContain(second.grant.authority)
      expect(items.map(({ person }) => person)).toContain(municipal.person)
    }
    const theirs = await linesFor(municipalSupervisor)
    expect(theirs.map(({ person }) => person)).toContain(municipal.person)
    expect(new Set(theirs.map(({ employer }) => employer))).toEqual(new Set([municipal.grant.employer]))
    const [specialist, county] = file.team
    const others = await linesFor(countySupervisor)
    expect(others.map(({ person }) => person)).toContain(county?.person)
    expect(others.map(({ person }) => person)).not.toContain(specialist.person)
  })

  test('names a file only where the own authority is a party of it', async () => {
    const [specialist] = file.team
    const items = await linesFor(supervisor, { person: specialist.person, event: 'category.read' })
    const at = (outcome: string) => items.filter((each) => each.outcome === outcome)
    expect(at('allowed').map(({ customership }) => customership)).toEqual([file.id])
    expect(at('denied').map(({ customership }) => customership)).toEqual([null])
  })

  test('shows neither a reason, nor content, nor whose file it is not', async () => {
    const answer = await read(second, await open(second), '?limit=100')
    for (const hidden of [
      canary,
      'Eeva Maria',
      'Esimerkki',
      file.nationalId,
      foreign.id,
      'subject',
      'resources',
    ])
      expect(answer.text).not.toContain(hidden)
    expect(answer.text).toContain(file.id)
  })

  test('is narrowed to a person, an event, what was done out of the team, and what was refused', async () => {
    const [specialist] = file.team
    for (const { person } of await linesFor(supervisor, { person: specialist.person }))
      expect(person).toBe(specialist.person)
    const outOfTeam = await linesFor(supervisor, { outOfTeam: true })
    expect(outOfTeam).toMatchObject([{ person: municipal.person, event: 'category.read' }])
    const refused = await linesFor(supervisor, { refused: true, event: 'category.read' })
    expect(refused).toMatchObject([{ person: specialist.person, outcome: 'denied', problem: 'not-found' }])
    for (const { outcome } of await linesFor(supervisor, { refused: false })) expect(outcome).toBe('allowed')
    const tomorrow = addDays(network.clock.calendar(), 1)
    expect(await linesFor(supervisor, { from: tomorrow, until: tomorrow })).toEqual([])
  })

  test('comes page by page, each line once, newest first', async () => {
    const id = await open(municipalSupervisor)
    const all = page.parse((await read(municipalSupervisor, id, '?limit=100')).json).items
    const [seen, cursors]: [string[], Set<string>] = [[], new Set()]
    for (let query = '?limit=2'; query !== ''; ) {
      const { items, nextCursor } = page.parse(expectDone(await read(municipalSupervisor, id, query), 'page'))
      seen.push(...items.map((each) => each.line))
      query = nextCursor === null ? '' : `?limit=2&cursor=${nextCursor}`
      expect(cursors.has(query)).toBe(false)
      cursors.add(query)
    }
    // Since then one line more: that of the reading before.
    expect(seen.slice(1)).toEqual(all.map((each) => each.line))
    expect(new Set(seen).size).toBe(seen.length)
    for (const cursor of ['x', 'e30', Buffer.from('["2026-11-23T08:00:00Z","x"]').toString('base64url')])
      expect(await read(municipalSupervisor, id, `?cursor=${cursor}`)).toMatchObject({
        code: 'invalid-cursor',
      })
  })

  test('shows what registrars and other supervisors did, too', async () => {
    const persons = async (by: Client) => (await linesFor(by)).map(({ person }) => person)
    for (const by of [supervisor, protection]) {
      expect(await persons(by)).toContain(registrar.person)
      expect(await persons(by)).toContain(second.person)
    }
  })

  test('is one’s own: another’s answers as one that is not there', async () => {
    const id = await open(second)
    for (const by of [
      supervisor,
      countySupervisor,
      await network.holder({ role: 'supervisor', organisation: 'porvoo' }),
    ])
      expect((await read(by, id)).text).toEqual((await read(by, newId())).text)
    expect(await read(supervisor, id)).toMatchObject({ status: 404, code: 'not-found' })
  })

  test('is about ninety-two days at most, from its first day to its last', async () => {
    const until = network.clock.calendar()
    const ask = (from: string, last: string = until) =>
      supervisor.fetch('POST', '/v1/access-log-reviews', { body: { ...question(), from, until: last } })
    expect(await ask(addDays(until, -91))).toMatchObject({ status: 201 })
    for (const [from, last] of [
      [addDays(until, -92), until],
      [until, addDays(until, -1)],
    ] as const)
      expect(await ask(from, last)).toMatchObject({ status: 422, code: 'review-period' })
  })

  test('leaves its reason, sealed, for who looked and for the data protection officer, and lines that supervisor to it', async () => {
    const log = createLogReader(network.sql)
    await log.take()
    const id = await open(supervisor, { reason: canary })
    expect(await log.take()).toMatchObject([{ event: 'accessLog.reviewOpened', purpose: 'overseeUse' }])
    await read(supervisor, id)
    const lines = await log.take()
    expect(lines).toMatchObject([
      { event: 'accessLog.overseen', person: supervisor.person, customership: file.id, resources: [id] },
    ])
    const [row] = await network.sql`select reason from oversight.review where id = ${id}`
    expect(Buffer.from(row?.['reason']).includes(canary)).toBe(false)
    const reasons = async (by: Client) => (await by.fetch('GET', '/v1/access-log-reviews')).text
    for (const by of [supervisor, protection]) expect(await reasons(by)).toContain(canary)
    for (const by of [second, municipalSupervisor, countySupervisor])
      expect(await reasons(by)).not.toContain(canary)
  })

  test('is for nobody else', async () => {
    const [specialist] = file.team
    for (const by of [
      ...[specialist, registrar],
      await network.holder({ role: 'kehaOperator', organisation: 'keha' }),
      await network.holder({ role: 'leadPerson', organisation: 'porvoo' }),
    ])
      expect(await by.fetch('POST', '/v1/access-log-reviews', { body: question() })).toMatchObject({
        status: 403,
      })
  })
})

describe('in the database', () => {
  const query = (by: Holder, kind: string, statement: string) =>
    asApp(network, contextOf(by, kind, network), statement)

  test('only the scope of oversight opens lines, only to those who watch over the use, and never the side table', async () => {
    const count = async (by: Holder, kind: string) =>
      (await query(by, kind, 'select line from audit.entry')).length
    expect(await count(supervisor, 'oversight')).toBeGreaterThan(3)
    for (const kind of ['organisation', 'caseload', 'public', 'search'])
      expect(await count(supervisor, kind)).toBe(0)
    const whose = await query(municipalSupervisor, 'oversight', 'select employer, authority from audit.entry')
    const own = [municipalSupervisor.grant.employer, municipalSupervisor.grant.authority]
    for (const { employer, authority } of whose)
      expect(own.includes(employer) || own.includes(authority)).toBe(true)
    const [specialist] = file.team
    const lead = await network.holder({ role: 'leadPerson', organisation: 'porvoo' })
    for (const by of [specialist, registrar, lead]) expect(await count(by, 'oversight')).toBe(0)
    for (const by of [supervisor, second])
      expect(await query(by, 'oversight', 'select line from audit.detail')).toEqual([])
  })

  test('the file of a line is told of overseen lines only', async () => {
    const rows = await network.sql<
      { line: string; person: string }[]
    >`select e.line, e.person from audit.entry e
      join audit.detail d on d.line = e.line where d.customership = ${file.id} and e.event = 'category.read'`
    const list = `array[${rows.map(({ line: id }) => `'${id}'`).join(',')}]::uuid[]`
    const told = await query(supervisor, 'oversight', `select line from relation.overseen_files(${list})`)
    const [specialist] = file.team
    const own = rows.filter(({ person }) => person === specialist.person || person === municipal.person)
    expect(rows.length).toBeGreaterThan(own.length)
    expect(told.map(({ line: id }) => id).sort()).toEqual(own.map(({ line: id }) => id).sort())
    expect(
      await query(supervisor, 'organisation', `select line from relation.overseen_files(${list})`),
    ).toEqual([])
  })
})
