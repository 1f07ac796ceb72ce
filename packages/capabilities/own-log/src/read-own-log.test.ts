import { newId, newLineId } from '@tym/kernel'
import { eventWords } from '@tym/register'
import {
  type Case,
  type Client,
  createNetwork,
  type DisclosureWorld,
  expectDone,
  openCase,
  openDisclosureWorld,
  openOversightWorld,
} from '@tym/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

const words = z.strictObject({ fi: z.string(), sv: z.string(), en: z.string() })
const item = z.looseObject({
  line: z.string(),
  number: z.int().nullable(),
  what: z.object({ id: z.string(), words }),
  outcome: z.object({ id: z.string(), words }),
  by: z.looseObject({ kind: z.string(), organisation: z.object({ id: z.string(), words }).nullable() }),
  outsideParty: z.string().nullable(),
})
const page = z.object({ items: z.array(item), nextCursor: z.string().nullable() })
const readPage = async (by: Client, path: string, query = '?limit=100') =>
  page.parse(expectDone(await by.fetch('GET', `${path}/own-log${query}`), 'read the own log'))
const readLog = async (by: Client, path: string, query?: string) => (await readPage(by, path, query)).items
const counted = z.array(
  item.extend({
    count: z.int(),
    at: z.string(),
    firstAt: z.string(),
    by: z.looseObject({ role: z.object({ id: z.string() }).nullable() }),
  }),
)
const eventsOf = (items: readonly z.infer<typeof item>[]) => items.map(({ what }) => what.id)

describe('a customer reads who used their data', () => {
  test('in words: what was done, by whom, for which organisation, why and on which ground', async () => {
    const [read, recorded] = await readLog(file.customer, file.path, '?limit=2')
    expect(read).toMatchObject({
      what: { id: 'category.read', words: { fi: 'Tietojasi luettiin.', en: 'Your information was read.' } },
      outcome: { id: 'allowed', words: { sv: 'gjordes' } },
      by: {
        kind: 'officer',
        title: 'työllisyysasiantuntija',
        role: { id: 'employmentSpecialist', words: { sv: 'sysselsättningsexpert' } },
        organisation: { words: { fi: expect.stringContaining('Porvoo') } },
        employer: null,
      },
      purpose: { id: 'arrangeService', words: { fi: 'monialaisen tuen järjestäminen asiakkaalle' } },
      ground: { section: expect.stringContaining('381/2023') },
      categories: [{ number: 1, words: { fi: expect.any(String) } }],
    })
    expect(recorded).toMatchObject({
      what: { words: { fi: 'Tietoihisi kirjattiin uusi merkintä.' } },
      by: { role: { id: 'nurse' } },
      fields: expect.arrayContaining([
        { id: '5.04', words: { fi: expect.any(String), sv: expect.any(String), en: expect.any(String) } },
      ]),
    })
  })

  test('without names, ids of officers, reasons, or ids of what was touched', async () => {
    const answer = await file.customer.fetch('GET', `${file.path}/own-log?limit=100`)
    for (const { person, name } of [file.officer, file.nurse, file.kela])
      for (const hidden of [person, name]) expect(answer.text).not.toContain(hidden)
    expect(answer.text).not.toContain('resources')
  })

  test('refused attempts too, and their own looks as theirs', async () => {
    const colleague = await world.network.holder({ role: 'nurse', organisation: 'ita-uusimaa' })
    expect(await colleague.fetch('GET', `${file.path}/categories/5`)).toMatchObject({ status: 404 })
    const [own, denied] = await readLog(file.customer, file.path, '?limit=2')
    const before = await readLog(file.customer, file.path)
    expect(denied ?? own).toBeDefined()
    expect(before[0]).toMatchObject({
      what: { id: 'accessLog.ownRead', words: { fi: 'Katsoit, kuka on käyttänyt tietojasi.' } },
      by: { kind: 'customer', organisation: null },
    })
    expect(before.find(({ outcome }) => outcome.id === 'denied')).toMatchObject({
      what: { id: 'category.read' },
      outcome: { words: { fi: 'estettiin' } },
    })
  })

  test('to whom something was sent, by the platform itself, and what the recipient then said', async () => {
    await file.record(file.officer, '7.05')
    const { id } = await file.approved(['7.05'])
    await world.wait({ seconds: 5 })
    expect(await file.read(id)).toMatchObject({ state: 'delivered' })
    const items = await readLog(file.customer, file.path)
    for (const event of [
      'consent.recorded',
      'disclosure.approved',
      'disclosure.left',
      'disclosure.delivered',
    ])
      expect(items.find(({ what }) => what.id === event)).toMatchObject({
        outsideParty: expect.stringMatching(/\S/),
      })
    expect(items.find(({ what }) => what.id === 'disclosure.left')).toMatchObject({
      by: { kind: 'platform', role: null },
      what: { words: { fi: 'Tietojasi lähetettiin.' } },
      fields: [{ id: '7.05' }],
    })
  })

  test('equal lines of one day are one, with their true number, and each is shown when it is unfolded', async () => {
    const own = await openCase(world)
    const look = (by: Client) => by.fetch('GET', `${own.path}/categories/3`)
    for (let time = 0; time < 30; time += 1) expectDone(await look(own.officer), 'look')
    expectDone(await look(own.nurse), 'look')
    const folded = counted.parse(await readLog(own.customer, own.path, '?limit=100&category=3'))
    expect(folded.map(({ what, by, count }) => [what.id, by.role?.id, count])).toEqual([
      ['category.read', 'nurse', 1],
      ['category.read', 'employmentSpecialist', 30],
    ])
    const [, thirty] = folded
    expect((thirty?.firstAt ?? '') <= (thirty?.at ?? '')).toBe(true)
    const each = await readLog(own.customer, own.path, `?limit=100&category=3&unfold=${thirty?.line}`)
    expect(each).toHaveLength(30)
    expect(each[0]?.line).toBe(thirty?.line)
    expect(await readLog(own.customer, own.path, '?limit=100&category=3&fold=none')).toHaveLength(31)
    // Every line of the file is in the sum, whichever way it is read.
    const until = `&until=${world.network.clock.calendar()}`
    const flat = counted.parse(await readLog(own.customer, own.path, `?limit=100&fold=none${until}`))
    const sum = counted
      .parse(await readLog(own.customer, own.path, `?limit=100${until}`))
      .reduce((before, { count }) => before + count, 0)
    // The look at the flat list is a line too.
    expect(sum).toBe(flat.length + 1)
  })

  describe('two lines', () => {
    let own: Case
    let line: string
    beforeAll(async () => {
      own = await openCase(world)
      expectDone(await own.officer.fetch('GET', `${own.path}/categories/3`), 'look')
      line = (await looks())[0]?.line ?? ''
    })
    const looks = async () => counted.parse(await readLog(own.customer, own.path, '?limit=100&category=3'))
    const sizes = async () => (await looks()).map(({ count }) => count).sort()
    /** The same look once more, with some of it changed. */
    const lookAgain = (change: object | { readonly at: string } = {}, detail: object = {}) =>
      world.network.sql.begin(async (tx) => {
        const id = { line: newLineId('at' in change ? new Date(change.at) : world.network.clock.instant()) }
        await tx`set local session_replication_role = replica`
        await tx`insert into audit.entry select (jsonb_populate_record(e, ${tx.json({ ...change, ...id })})).* from audit.entry e
          where e.line = ${line}`
        await tx`insert into audit.detail select (jsonb_populate_record(d, ${tx.json({ ...detail, ...id })})).* from audit.detail d
          where d.line = ${line}`
      })

    test('that differ in nothing are one', async () => {
      await lookAgain()
      expect(await sizes()).toEqual([2])
    })

    test.each([
      ['who it was', { person: 'somebody-else' }],
      ['their right', { usage_right: newId() }],
      ['their role', { role: 'leadPerson' }],
      ['their employer', { employer: newId() }],
      ['the authority', { authority: newId() }],
      ['what was done', { event: 'entry.recorded' }],
      ['whether it was let', { outcome: 'denied' }],
      ['why it was not', { outcome: 'denied', problem: 'not-found' }],
      ['the purpose', { purpose: 'afterEnd' }],
      ['the ground', { ground: 'tym-12' }],
      ['the categories', { categories: [3, 4] }],
      ['the fields', { fields: ['3.04'] }],
      ['being outside the team', { out_of_team: true }],
      ['the thing', {}, { resources: [newId()] }],
    ])('that differ in %s are two', async (_what, change, detail: object = {}) => {
      const before = await sizes()
      await lookAgain(change, detail)
      expect(await sizes()).toEqual([1, ...before])
    })

    test('for which a reason was given are two, whatever it was', async () => {
      const before = await sizes()
      for (let time = 0; time < 2; time += 1) await lookAgain({}, { reason: '\\x00' })
      expect(await sizes()).toEqual([1, 1, ...before])
    })

    test('are of the day that it was in Finland, and say when the first was', async () => {
      const [before, after, night] = ['2026-11-20T21:59:00', '2026-11-20T22:01:00', '2026-11-21T01:00:00']
      for (const at of [before, after, night]) await lookAgain({ at: `${at}Z` })
      expect((await looks()).slice(-2)).toMatchObject([
        { count: 2, at: `${night}.000Z`, firstAt: `${after}.000Z` },
        { count: 1, at: `${before}.000Z`, firstAt: `${before}.000Z` },
      ])
    })
  })

  test('what comes while the folded pages are read moves no line from one page to another', async () => {
    const own = await openCase(world)
    const look = (category: number) => own.officer.fetch('GET', `${own.path}/categories/${category}`)
    for (const category of [1, 2, 3, 4, 1, 2]) await look(category)
    const first = await readPage(own.customer, own.path, '?limit=2')
    for (const category of [3, 4]) await look(category)
    const rest: string[] = []
    let cursor = first.nextCursor
    while (cursor !== null) {
      const next = await readPage(own.customer, own.path, `?limit=2&cursor=${cursor}`)
      rest.push(...next.items.map((each) => JSON.stringify([each.what.id, each['categories']])))
      cursor = next.nextCursor
    }
    const shown = [...first.items.map((each) => JSON.stringify([each.what.id, each['categories']])), ...rest]
    expect(shown.filter((each) => each.includes('category.read'))).toHaveLength(4)
    expect(new Set(shown.filter((each) => each.includes('category.read'))).size).toBe(4)
  })

  test('page by page, by category, by organisation and by day', async () => {
    const all = await readLog(file.customer, file.path, '?limit=100&fold=none')
    const first = await readPage(file.customer, file.path, '?limit=3&fold=none')
    const second = await readPage(file.customer, file.path, `?limit=3&fold=none&cursor=${first.nextCursor}`)
    const lines = [...first.items, ...second.items].map(({ line }) => line)
    expect(new Set(lines).size).toBe(6)
    expect(lines.slice(1, 6)).toEqual(all.map(({ line }) => line).slice(0, 5))
    const health = await readLog(file.customer, file.path, '?limit=100&category=5')
    expect(new Set(eventsOf(health))).toEqual(new Set(['entry.recorded', 'category.read']))
    const county = file.nurse.grant.authority
    const theirs = await readLog(file.customer, file.path, `?limit=100&organisation=${county}`)
    expect(theirs.length).toBeGreaterThan(0)
    expect(theirs.every(({ by }) => by.organisation?.id === county)).toBe(true)
    expect(await readLog(file.customer, file.path, '?until=2026-11-22')).toEqual([])
    expect(eventsOf(await readLog(file.customer, file.path, '?from=2026-11-23&limit=100'))).toContain(
      'customership.started',
    )
    for (const bad of ['?category=8', '?from=2026-13-01', '?organisation=x'])
      expect(await file.customer.fetch('GET', `${file.path}/own-log${bad}`)).toMatchObject({ status: 422 })
    const cursor = await file.customer.fetch('GET', `${file.path}/own-log?cursor=x`)
    expect(cursor).toMatchObject({ code: 'invalid-cursor' })
  })

  test('nothing of what was done in another file, even by one act that touched both', async () => {
    const other = await openCase(world)
    const { id: consent } = { id: await other.consent(['7.05']) }
    const supervisor = await world.network.holder({ role: 'supervisor', organisation: 'porvoo' })
    const body = {
      from: '2026-11-23',
      until: '2026-11-23',
      person: file.officer.person,
      reason: 'Pistokoe virkailijan käytöstä.',
    }
    const review = z
      .object({ id: z.string() })
      .parse(expectDone(await supervisor.fetch('POST', '/v1/access-log-reviews', { body }), 'review'))
    expectDone(
      await supervisor.fetch('GET', `/v1/access-log-reviews/${review.id}/lines?limit=100`),
      'look at both',
    )
    const [mine, theirs] = [
      await file.customer.fetch('GET', `${file.path}/own-log?limit=100`),
      await other.customer.fetch('GET', `${other.path}/own-log?limit=100`),
    ]
    for (const seen of [mine, theirs]) expect(seen.text).toContain('accessLog.overseen')
    for (const hidden of [other.id, consent, review.id]) expect(mine.text).not.toContain(hidden)
    expect(theirs.text).not.toContain(file.id)
    expect(eventsOf(page.parse(theirs.json).items)).not.toContain('disclosure.left')
  })

  test('and nobody else does: not another customer, not an officer', async () => {
    const { nationalId } = await world.network.openCustomership({ team: [file.officer] })
    expect(await world.network.customer(nationalId).fetch('GET', `${file.path}/own-log`)).toMatchObject({
      status: 404,
    })
    expect(await file.officer.fetch('GET', `${file.path}/own-log`)).toMatchObject({ status: 403 })
    expect(await file.customer.fetch('GET', `${file.path}/access-log`)).toMatchObject({ status: 403 })
  })

  test('with the reason of whoever has opened the file, in their own words', async () => {
    const reason = 'Sijaistan vastuuvirkailijaa, asiakas odottaa neuvonnassa.'
    const substitute = await world.network.holder({ role: 'employmentSpecialist', organisation: 'porvoo' })
    const opening = { kind: 'dutyCover', reason }
    const { path, customer } = file
    expectDone(await substitute.fetch('POST', `${path}/openings`, { body: opening }), 'open')
    const [line] = await readLog(customer, path, '?limit=1')
    expect(line).toMatchObject({ what: { id: 'customership.openedForReason' }, reason })
    const [unfolded] = await readLog(customer, path, '?limit=1&fold=none')
    expect(unfolded).toMatchObject({ what: { id: 'accessLog.ownRead' } })
    expect(unfolded).not.toHaveProperty('reason')
  })

  let world: DisclosureWorld
  let file: Case
  beforeAll(async () => {
    world = await openDisclosureWorld()
    file = await openCase(world)
    await file.record(file.nurse, '5.04')
    expectDone(await file.officer.fetch('GET', `${file.path}/categories/1`), 'read')
  })
  afterAll(() => world.close())
})

test('each line has the number under which the extract proves it, once it is sealed', async () => {
  const world = await openOversightWorld()
  try {
    const customer = world.network.customer(world.file.nationalId)
    const before = await readLog(customer, world.file.path)
    expect(before.every(({ number }) => number === null)).toBe(true)
    await world.seal()
    const [own, ...sealed] = await readLog(customer, world.file.path)
    expect(own).toMatchObject({ number: sealed.length + 1, what: { id: 'accessLog.ownRead' } })
    expect(sealed.map(({ number }) => number)).toEqual(sealed.map((_line, at) => sealed.length - at))
  } finally {
    await world.close()
  }
})

test.each([
  ['nameAndTitle', { name: expect.any(String), title: expect.any(String) }, []],
  ['organisation', {}, ['name', 'title']],
])('officers are shown as configured: %s', async (officerShownAs, shown, hidden) => {
  const network = await createNetwork({ officerShownAs })
  try {
    const officer = await network.holder({ role: 'employmentSpecialist', organisation: 'porvoo' })
    const file = await network.openCustomership({ team: [officer] })
    const [started] = (await readLog(network.customer(file.nationalId), file.path)).toReversed()
    expect(started).toMatchObject({ by: { ...shown, kind: 'officer', role: { id: 'employmentSpecialist' } } })
    for (const key of hidden) expect(started?.by).not.toHaveProperty(key)
    if (officerShownAs === 'nameAndTitle') expect(started?.by).toMatchObject({ name: officer.name })
  } finally {
    await network.close()
  }
})

test('every event is said in three languages, as a sentence of its own', () => {
  const said = Object.values(eventWords)
  for (const language of ['fi', 'sv', 'en'] as const) {
    const sentences = said.map((each) => each[language])
    expect(new Set(sentences).size).toBe(sentences.length)
    for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}.*\.$/u)
  }
})
