import { addDays, addMonths, newId } from '@tym/kernel'
import {
  type Client,
  createNetwork,
  expectDone,
  type Holder,
  type Network,
  type OpenedCustomership,
} from '@tym/testing'
import type { TransactionSql } from 'postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'

let network: Network
let file: OpenedCustomership
let specialist: Holder
let county: Holder
let registrar: Holder
beforeAll(async () => {
  network = await createNetwork()
  registrar = await network.holder({ role: 'registrar', organisation: 'porvoo' })
})
afterAll(() => network.close())
beforeEach(async () => {
  file = await network.openCustomership()
  const [first, second] = file.team
  if (second === undefined) throw new Error('the team has no county')
  specialist = first
  county = second
})

const situation = { situation: 'Tilanne on käyty läpi asiakkaan kanssa.', support: 'Ohjaus viikoittain' }
const made = z.looseObject({ id: z.string(), version: z.int() })
const inHalfAYear = () => addDays(network.clock.calendar(), 180)
const matter = () => ({
  scope: 'file',
  ground: 'pendingMatter',
  section: '808/2019 7 §',
  reviewOn: inHalfAYear(),
  reason: 'Muutoksenhaku päätökseen on vireillä hallinto-oikeudessa.',
})
const propose = (by: Client, change: object = {}) =>
  by.fetch('POST', `${file.path}/holds`, { body: { ...matter(), ...change } })
const step = (by: Client, id: string, what: string, version: number, body?: object) =>
  by.fetch('POST', `${file.path}/holds/${id}/${what}`, {
    ...(body === undefined ? {} : { body }),
    headers: { 'if-match': `"${version}"` },
  })
const decide = (by: Client, id: string, decision = 'approve') => step(by, id, 'decision', 1, { decision })
const proposed = async (by: Client = specialist, change: object = {}) =>
  made.parse(expectDone(await propose(by, change), 'propose')).id
const live = async (change: object = {}) => {
  const id = await proposed(specialist, change)
  expectDone(await decide(registrar, id), 'approve')
  return id
}
const list = async (by: Client) =>
  z
    .object({ items: z.array(z.looseObject({ id: z.string(), state: z.string() })) })
    .parse(expectDone(await by.fetch('GET', `${file.path}/holds`), 'list')).items
const isHeld = async () => {
  const [row] = await network.sql`select retention.live_file_hold(${file.id}) as held`
  return row?.['held']
}
const end = () =>
  network.sql`update customerships.customership set state = 'ended', state_before_end = 'planInForce',
    end_reason = 'needOver', ended_on = ${network.clock.calendar()} where id = ${file.id}`
const record = async (by: Holder, field: string, value: unknown, extra: object = {}) => {
  const body = { category: Number(field[0]), field, value, source: 'officer', ...extra }
  return made.parse(expectDone(await by.fetch('POST', `${file.path}/entries`, { body }), 'record')).id
}

describe('a hold', () => {
  test('stops nothing until another person of the authority approves it, also after the end', async () => {
    await end()
    const id = await proposed()
    expect(await isHeld()).toBe(false)
    expect(await decide(specialist, id)).toMatchObject({ status: 403, code: 'own-proposal' })
    expectDone(await decide(registrar, id), 'approve')
    expect(await isHeld()).toBe(true)
    expect(await list(registrar)).toMatchObject([
      {
        id,
        state: 'live',
        version: 2,
        owner: specialist.person,
        decidedBy: registrar.person,
        reason: matter().reason,
        section: '808/2019 7 §',
      },
    ])
  })

  test('ends when it is released, by one person, and never comes back', async () => {
    const id = await live()
    expectDone(await step(specialist, id, 'release', 2), 'release')
    expect(await isHeld()).toBe(false)
    for (const [what, body] of [
      ['release', undefined],
      ['review', { reviewOn: inHalfAYear() }],
      ['decision', { decision: 'approve' }],
    ] as const)
      expect(await step(registrar, id, what, 3, body)).toMatchObject({ code: 'state-conflict' })
  })

  test('is refused, or taken back by whoever proposed it', async () => {
    for (const by of [registrar, specialist]) {
      const id = await proposed()
      expectDone(await decide(by, id, 'refuse'), 'refuse')
      expect(await decide(registrar, id)).toMatchObject({ code: 'state-conflict' })
    }
    expect(await isHeld()).toBe(false)
  })

  test('is reviewed by somebody who answers for it from then on, a year ahead at most', async () => {
    const id = await live()
    const tooFar = addDays(addMonths(network.clock.calendar(), 12), 1)
    for (const reviewOn of [tooFar, network.clock.calendar()]) {
      expect(await step(registrar, id, 'review', 2, { reviewOn })).toMatchObject({ code: 'hold-review-date' })
      expect(await propose(specialist, { reviewOn })).toMatchObject({ code: 'hold-review-date' })
    }
    const reviewOn = addMonths(network.clock.calendar(), 12)
    expectDone(await step(registrar, id, 'review', 2, { reviewOn }), 'review')
    expect(await list(specialist)).toMatchObject([{ reviewOn, owner: registrar.person, state: 'live' }])
    const [kept] = await network.sql`select * from retention.hold_review where hold = ${id}`
    expect(kept).toMatchObject({ number: 1, reviewed_by: registrar.person })
  })

  test('that another version has overtaken is not changed', async () => {
    const id = await live()
    expect(await step(registrar, id, 'release', 1)).toMatchObject({ status: 412, code: 'stale-version' })
    expect(await isHeld()).toBe(true)
  })

  test('names a section of law in its form', async () => {
    for (const section of ['pykälä 7', '808/2019', '', '808/2019 7 § ja muuta'])
      expect(await propose(specialist, { section })).toMatchObject({ status: 422, code: 'invalid-input' })
  })
})

describe('of single entries', () => {
  test('a hold names those that its authority stored, and no others', async () => {
    const own = await record(specialist, '3.04', 'myyjä')
    const need = { effect: 'Rajaa työtä, jota voi tehdä.', necessity: 'Työtä ei voi muuten valita.' }
    const theirs = await record(county, '4.01', situation, need)
    const id = await live({ scope: 'entries', entries: [own] })
    expect(await isHeld()).toBe(false)
    const held = await network.sql`select * from retention.held_entries(${file.id})`
    expect([...held]).toEqual([{ hold: id, entry: own }])
    const other = await network.openCustomership()
    const [elsewhere] = other.team
    const body = { category: 3, field: '3.04', value: 'kokki', source: 'officer' }
    const away = made.parse(expectDone(await elsewhere.fetch('POST', `${other.path}/entries`, { body }), 'x'))
    for (const entry of [theirs, newId(), away.id])
      expect(await propose(specialist, { scope: 'entries', entries: [own, entry] })).toMatchObject({
        status: 422,
        code: 'entry-not-own',
      })
    expect(await list(specialist)).toHaveLength(1)
  })
})

describe('who sees and decides', () => {
  test('another authority sees the hold without its reason, and decides nothing of it', async () => {
    const id = await live()
    const [seen] = await list(county)
    expect(seen).toMatchObject({ id, state: 'live', authority: specialist.grant.authority })
    expect(seen).not.toHaveProperty('reason')
    for (const what of ['release', 'review'])
      expect(
        await step(county, id, what, 2, what === 'review' ? { reviewOn: inHalfAYear() } : undefined),
      ).toMatchObject({ status: 404, code: 'not-found' })
  })

  test('the customer sees who holds what until when, without the reason and without officers’ ids', async () => {
    await live()
    const [seen] = await list(network.customer(file.nationalId))
    expect(seen).toMatchObject({ state: 'live', section: '808/2019 7 §' })
    for (const hidden of ['reason', 'owner', 'proposedBy', 'decidedBy'])
      expect(seen).not.toHaveProperty(hidden)
  })

  test('a colleague outside the team and a registrar of another area find no such file', async () => {
    const colleague = await network.holder('porvoo-specialist-two')
    const elsewhere = await network.holder({ role: 'registrar', organisation: 'lahti' })
    const agency = await network.holder({ role: 'registrar', organisation: 'keha' })
    for (const stranger of [colleague, elsewhere, agency]) {
      expect(await propose(stranger)).toMatchObject({ status: 404, code: 'not-found' })
      const look = await stranger.fetch('GET', `${file.path}/holds`)
      expect(look).toMatchObject({ status: 404, code: 'not-found' })
    }
  })
})

describe('the database refuses by itself', () => {
  const refused = (work: Promise<unknown>) => expect(work).rejects.toMatchObject({ code: 'TY010' })

  test('that a hold lives without another person, or in the name of another, or that it was never said', async () => {
    const id = await proposed()
    const { sql } = network
    const instant = network.clock.instant()
    const as = (person: string, work: (tx: TransactionSql) => Promise<unknown>) =>
      sql.begin(async (tx) => {
        await tx`select set_config('tym.person', ${person}, true), set_config('tym.instant', ${instant.toISOString()}, true)`
        await work(tx)
      })
    await expect(
      as(
        specialist.person,
        (tx) => tx`update retention.hold set state = 'live', version = 2, decided_by = ${specialist.person},
          decided_at = ${instant} where id = ${id}`,
      ),
    ).rejects.toMatchObject({ code: '23514' })
    await refused(
      as(
        specialist.person,
        (tx) => tx`update retention.hold set state = 'live', version = 2, decided_by = ${registrar.person},
          decided_at = ${instant} where id = ${id}`,
      ),
    )
    await refused(
      sql`update retention.hold set section = '1/2000 1 §', version = 2 where id = ${id}`.execute(),
    )
    await refused(
      sql`update retention.hold set proposed_by = 'somebody-else', version = 2 where id = ${id}`.execute(),
    )
  })

  test('that a released hold lives again, or that a decision is unsaid', async () => {
    const id = await live()
    const { sql } = network
    await refused(
      sql`update retention.hold set state = 'proposed', decided_by = null, decided_at = null, version = 3
      where id = ${id}`.execute(),
    )
    await refused(
      sql`update retention.hold set decided_by = 'somebody-else', version = 3 where id = ${id}`.execute(),
    )
    expectDone(await step(specialist, id, 'release', 2), 'release')
    await refused(
      sql`update retention.hold set state = 'live', released_by = null, released_at = null, version = 4
      where id = ${id}`.execute(),
    )
  })
})
