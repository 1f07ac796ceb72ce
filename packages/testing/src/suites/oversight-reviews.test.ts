import { addDays, newId } from '@tym/kernel'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createLogReader } from '../audit-lines.ts'
import type { Client } from '../network/client.ts'
import type { Holder } from '../network/holder.ts'
import { expectDone, type OpenedCustomership } from '../network/open-customership.ts'
import { createNetwork, type Network } from '../network.ts'

let network: Network
let file: OpenedCustomership
/** A file of other parties, on which somebody of Porvoo tries to look. */
let foreign: OpenedCustomership
let registrar: Holder
let lead: Holder
let municipalLead: Holder
let municipal: Holder
let countyRegistrar: Holder
const canary = 'Kanarialintu tarvitsi sijaista tänään.'
beforeAll(async () => {
  network = await createNetwork()
  file = await network.openCustomership()
  const lahti = await network.holder('lahti-specialist')
  foreign = await network.openCustomership({ team: [lahti] })
  registrar = await network.holder({ role: 'registrar', organisation: 'porvoo' })
  lead = await network.holder({ role: 'leadPerson', organisation: 'porvoo' })
  municipalLead = await network.holder({ role: 'leadPerson', organisation: 'loviisa', authority: 'porvoo' })
  countyRegistrar = await network.holder({ role: 'registrar', organisation: 'ita-uusimaa' })
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
    for (const by of [registrar, lead, municipalLead]) {
      const items = await linesFor(by)
      expect(items.length).toBeGreaterThan(3)
      for (const { employer, authority } of items)
        expect([employer, authority]).toContain(registrar.grant.authority)
      expect(items.map(({ person }) => person)).toContain(municipal.person)
    }
    const [specialist, county] = file.team
    const others = await linesFor(countyRegistrar)
    expect(others.map(({ person }) => person)).toContain(county?.person)
    expect(others.map(({ person }) => person)).not.toContain(specialist.person)
  })

  test('names a file only where the own authority is a party of it', async () => {
    const [specialist] = file.team
    const items = await linesFor(lead, { person: specialist.person, event: 'category.read' })
    const at = (outcome: string) => items.filter((each) => each.outcome === outcome)
    expect(at('allowed').map(({ customership }) => customership)).toEqual([file.id])
    expect(at('denied').map(({ customership }) => customership)).toEqual([null])
  })

  test('shows neither a reason, nor content, nor whose file it is not', async () => {
    const answer = await read(registrar, await open(registrar), '?limit=100')
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
    for (const { person } of await linesFor(lead, { person: specialist.person }))
      expect(person).toBe(specialist.person)
    const outOfTeam = await linesFor(lead, { outOfTeam: true })
    expect(outOfTeam).toMatchObject([{ person: municipal.person, event: 'category.read' }])
    const refused = await linesFor(lead, { refused: true, event: 'category.read' })
    expect(refused).toMatchObject([{ person: specialist.person, outcome: 'denied', problem: 'not-found' }])
    for (const { outcome } of await linesFor(lead, { refused: false })) expect(outcome).toBe('allowed')
    const tomorrow = addDays(network.clock.calendar(), 1)
    expect(await linesFor(lead, { from: tomorrow, until: tomorrow })).toEqual([])
  })

  test('comes page by page, each line once, newest first', async () => {
    const id = await open(municipalLead)
    const all = page.parse((await read(municipalLead, id, '?limit=100')).json).items
    const [seen, cursors]: [string[], Set<string>] = [[], new Set()]
    for (let query = '?limit=2'; query !== ''; ) {
      const { items, nextCursor } = page.parse(expectDone(await read(municipalLead, id, query), 'page'))
      seen.push(...items.map((each) => each.line))
      query = nextCursor === null ? '' : `?limit=2&cursor=${nextCursor}`
      expect(cursors.has(query)).toBe(false)
      cursors.add(query)
    }
    // Since then one line more: that of the reading before.
    expect(seen.slice(1)).toEqual(all.map((each) => each.line))
    expect(new Set(seen).size).toBe(seen.length)
    for (const cursor of ['x', 'e30', Buffer.from('["2026-11-23T08:00:00Z","x"]').toString('base64url')])
      expect(await read(municipalLead, id, `?cursor=${cursor}`)).toMatchObject({ code: 'invalid-cursor' })
  })

  test('keeps what registrars did from everybody but registrars', async () => {
    const events = async (by: Client) => (await linesFor(by)).map(({ person }) => person)
    expect(await events(registrar)).toContain(registrar.person)
    expect(await events(lead)).not.toContain(registrar.person)
  })

  test('is one’s own: another’s answers as one that is not there', async () => {
    const id = await open(registrar)
    for (const by of [
      lead,
      countyRegistrar,
      await network.holder({ role: 'registrar', organisation: 'porvoo' }),
    ])
      expect((await read(by, id)).text).toEqual((await read(by, newId())).text)
    expect(await read(lead, id)).toMatchObject({ status: 404, code: 'not-found' })
  })

  test('is about ninety-two days at most, from its first day to its last', async () => {
    const until = network.clock.calendar()
    const ask = (from: string, last: string = until) =>
      lead.fetch('POST', '/v1/access-log-reviews', { body: { ...question(), from, until: last } })
    expect(await ask(addDays(until, -91))).toMatchObject({ status: 201 })
    for (const [from, last] of [
      [addDays(until, -92), until],
      [until, addDays(until, -1)],
    ] as const)
      expect(await ask(from, last)).toMatchObject({ status: 422, code: 'review-period' })
  })

  test('leaves its reason, sealed, for who looked and for the registrars, and lines that lead to it', async () => {
    const log = createLogReader(network.sql)
    await log.take()
    const id = await open(lead, { reason: canary })
    expect(await log.take()).toMatchObject([{ event: 'accessLog.reviewOpened', purpose: 'overseeUse' }])
    await read(lead, id)
    const lines = await log.take()
    expect(lines).toMatchObject([
      { event: 'accessLog.overseen', person: lead.person, customership: file.id, resources: [id] },
    ])
    const [row] = await network.sql`select reason from oversight.review where id = ${id}`
    expect(Buffer.from(row?.['reason']).includes(canary)).toBe(false)
    const reasons = async (by: Client) => (await by.fetch('GET', '/v1/access-log-reviews')).text
    for (const by of [lead, registrar]) expect(await reasons(by)).toContain(canary)
    for (const by of [municipalLead, countyRegistrar]) expect(await reasons(by)).not.toContain(canary)
  })

  test('is for nobody else', async () => {
    const [specialist] = file.team
    for (const by of [specialist, await network.holder({ role: 'kehaOperator', organisation: 'keha' })])
      expect(await by.fetch('POST', '/v1/access-log-reviews', { body: question() })).toMatchObject({
        status: 403,
      })
  })
})

describe('in the database', () => {
  const asApp = async (settings: Record<string, string>, query: string) => {
    const sql = postgres(network.urls.app, { max: 1 })
    try {
      return await sql.begin(async (tx) => {
        for (const [name, value] of Object.entries(settings))
          await tx`select set_config(${`tym.${name}`}, ${value}, true)`
        return [...(await tx.unsafe(query))]
      })
    } finally {
      await sql.end()
    }
  }
  const as = (by: Holder, kind: string) => ({
    ...{ kind, person: by.person, role: by.role, instant: network.clock.instant().toISOString() },
    ...{ employer: by.grant.employer, authority: by.grant.authority, area: by.grant.area },
  })

  test('only the scope of oversight opens lines, only to the two roles, and never the side table', async () => {
    const count = async (by: Holder, kind: string) =>
      (await asApp(as(by, kind), 'select line from audit.entry')).length
    expect(await count(lead, 'oversight')).toBeGreaterThan(3)
    for (const kind of ['organisation', 'caseload', 'public', 'search'])
      expect(await count(lead, kind)).toBe(0)
    const whose = await asApp(as(municipalLead, 'oversight'), 'select employer, authority from audit.entry')
    const own = [municipalLead.grant.employer, municipalLead.grant.authority]
    for (const { employer, authority } of whose)
      expect(own.includes(employer) || own.includes(authority)).toBe(true)
    const [specialist] = file.team
    expect(await count(specialist, 'oversight')).toBe(0)
    for (const by of [lead, registrar])
      expect(await asApp(as(by, 'oversight'), 'select line from audit.detail')).toEqual([])
  })

  test('the file of a line is told of overseen lines only', async () => {
    const rows = await network.sql<
      { line: string; person: string }[]
    >`select e.line, e.person from audit.entry e
      join audit.detail d on d.line = e.line where d.customership = ${file.id} and e.event = 'category.read'`
    const list = `array[${rows.map(({ line: id }) => `'${id}'`).join(',')}]::uuid[]`
    const told = await asApp(as(lead, 'oversight'), `select line from relation.overseen_files(${list})`)
    const [specialist] = file.team
    const own = rows.filter(({ person }) => person === specialist.person || person === municipal.person)
    expect(rows.length).toBeGreaterThan(own.length)
    expect(told.map(({ line: id }) => id).sort()).toEqual(own.map(({ line: id }) => id).sort())
    expect(
      await asApp(as(lead, 'organisation'), `select line from relation.overseen_files(${list})`),
    ).toEqual([])
  })
})
