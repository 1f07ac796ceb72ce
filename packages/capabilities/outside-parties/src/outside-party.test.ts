import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decideOnParty } from './decide-on-party.ts'
import { listParties } from './list-parties.ts'
import { proposeParty } from './propose-party.ts'
import { proposeTerms } from './propose-terms.ts'
import { resumeParty } from './resume-party.ts'
import { suspendParty } from './suspend-party.ts'
import { termsBody } from './terms.ts'
import {
  createTestWorld,
  customer,
  grantor,
  nurse,
  operator,
  otherGrantor,
  problem,
  type TestWorld,
  termsWith,
} from './test-world.ts'

let world: TestWorld
beforeAll(async () => {
  world = await createTestWorld()
})
afterAll(() => world.close())

const decide = (id: Parameters<typeof world.approve>[0], by: typeof grantor, expectedVersion: number) =>
  world.as(by, (tx) =>
    decideOnParty(tx, by.person, {
      id,
      expectedVersion,
      decision: { decision: 'refuse', reason: 'Sopimus puuttuu.' },
    }),
  )

describe('an outside party', () => {
  test('is in use only when a second person has approved it', async () => {
    const id = await world.propose()
    expect(await world.read(id)).toMatchObject({ state: 'proposed', terms: null })
    await expect(world.read(id, nurse)).rejects.toMatchObject(problem('not-found'))
    expect(await world.approve(id)).toMatchObject({ version: 2 })
    expect(await world.read(id, nurse)).toMatchObject({
      state: 'active',
      terms: { number: 1, decision: 'approved', allowedFields: ['5.07', '7.05', '7.15'] },
    })
    expect((await world.read(id)).history.map(({ event }) => event)).toEqual(['proposed', 'approved'])
  })

  test('that was refused, with a reason, is at its end', async () => {
    const id = await world.propose()
    await decide(id, grantor, 1)
    expect(await world.read(id)).toMatchObject({
      state: 'refused',
      allTerms: [{ decision: 'refused', refusalReason: 'Sopimus puuttuu.' }],
    })
    await expect(world.approve(id, 2)).rejects.toMatchObject(problem('state-conflict'))
    const again = world.as(operator, (tx) =>
      proposeTerms(tx, operator.person, { id, expectedVersion: 2, terms: termsWith() }),
    )
    await expect(again).rejects.toMatchObject(problem('state-conflict'))
  })

  test('keeps its terms while others are proposed, and takes them when they are approved', async () => {
    const id = await world.approved()
    const terms = termsWith({ name: 'Uusi nimi', allowedFields: ['7.05'] })
    await world.as(operator, (tx) => proposeTerms(tx, operator.person, { id, expectedVersion: 2, terms }))
    expect((await world.read(id, nurse)).terms).toMatchObject({ number: 1 })
    expect((await world.read(id, nurse)).allTerms).toHaveLength(1)
    const second = world.as(operator, (tx) =>
      proposeTerms(tx, operator.person, { id, expectedVersion: 3, terms }),
    )
    await expect(second).rejects.toMatchObject(problem('state-conflict'))
    await expect(world.approve(id, 2)).rejects.toMatchObject(problem('stale-version'))
    await world.approve(id, 3)
    expect((await world.read(id, nurse)).terms).toMatchObject({ number: 2, name: 'Uusi nimi' })
  })

  test('whose change was refused stays as it was', async () => {
    const id = await world.approved()
    const terms = termsWith({ name: 'Hylättävä', businessId: undefined })
    await world.as(operator, (tx) => proposeTerms(tx, operator.person, { id, expectedVersion: 2, terms }))
    await decide(id, grantor, 3)
    expect(await world.read(id)).toMatchObject({ state: 'active', terms: { number: 1 } })
  })

  test('is suspended by one person at once and let in again by another', async () => {
    const id = await world.approved()
    await world.as(grantor, (tx) => suspendParty(tx, grantor.person, id, 'Avain on vuotanut.'))
    expect(await world.read(id, nurse)).toMatchObject({
      state: 'suspended',
      suspensionReason: 'Avain on vuotanut.',
    })
    const twice = await world.as(operator, (tx) => suspendParty(tx, operator.person, id, 'Toinen syy.'))
    expect(twice.version).toBe(3)
    const own = world.as(grantor, (tx) => resumeParty(tx, grantor.person, id, 3))
    await expect(own).rejects.toMatchObject(problem('own-proposal'))
    await world.as(otherGrantor, (tx) => resumeParty(tx, otherGrantor.person, id, 3))
    expect(await world.read(id)).toMatchObject({ state: 'active', suspendedBy: null, version: 4 })
  })

  test('of one business id is entered once of each kind', async () => {
    const terms = termsWith({ businessId: '9999907-9' })
    const propose = (kind: 'serviceProvider' | 'employer') =>
      world.as(operator, (tx) => proposeParty(tx, operator.person, { kind, terms }))
    await propose('serviceProvider')
    await expect(propose('serviceProvider')).rejects.toMatchObject(problem('party-exists'))
    expect(await propose('employer')).toMatchObject({ version: 1 })
  })

  test.each(['labourAuthority', 'wellbeingCounty', 'kela', 'customer', 'namedPersons'] as const)(
    'is never %s',
    async (kind) => {
      const proposed = world.as(operator, (tx) =>
        proposeParty(tx, operator.person, { kind, terms: termsWith({ businessId: undefined }) }),
      )
      await expect(proposed).rejects.toMatchObject(problem('party-not-allowed'))
    },
  )
})

describe('what is entered of a party', () => {
  test.each([
    ['a country outside the EEA', { country: 'US', businessId: undefined }, 'party-not-allowed'],
    [
      'an address that others could read',
      { deliveryAddress: 'http://saatio.example/tym' },
      'party-not-allowed',
    ],
    ['an address with a password', { deliveryAddress: 'https://a:b@saatio.example/' }, 'party-not-allowed'],
    [
      'an address in another spelling',
      { deliveryAddress: 'https://SAATIO.example/a/../b' },
      'party-not-allowed',
    ],
    ['an address with a query', { deliveryAddress: 'https://saatio.example/?token=1' }, 'party-not-allowed'],
    ['a business id with a wrong check digit', { businessId: '9999905-3' }, 'invalid-business-id'],
    ['no data at all', { allowedFields: [] }, undefined],
    ['one field twice', { allowedFields: ['7.05', '7.05'] }, undefined],
    ['"all" data', { allowedFields: ['all'] }, undefined],
  ])('is not %s', (_name, change, code) => {
    const [issue] = termsBody.safeParse({ ...termsWith(), ...change }).error?.issues ?? []
    expect(issue).toBeDefined()
    if (code !== undefined) expect(issue).toMatchObject({ params: { problem: code } })
  })

  test('may be another register’s id where the country is not Finland', () => {
    expect(termsBody.safeParse({ ...termsWith(), country: 'SE', businessId: '556677-8899' }).success).toBe(
      true,
    )
  })
})

describe('the list of parties', () => {
  test('shows staff what is or was in use, the agency everything, and pages in one order', async () => {
    const [proposed, active] = [await world.propose(), await world.approved()]
    const all = (caller: typeof nurse, cursor?: string) =>
      world.as(caller, (tx) => listParties(tx, { limit: 3, cursor }))
    const idsSeen = async (caller: typeof nurse) => {
      const ids: string[] = []
      let cursor: string | undefined
      do {
        const page = await all(caller, cursor)
        ids.push(...page.items.map(({ id }) => id))
        cursor = page.nextCursor ?? undefined
      } while (cursor !== undefined)
      return ids
    }
    expect(await idsSeen(nurse)).toContain(active)
    expect(await idsSeen(nurse)).not.toContain(proposed)
    const seen = await idsSeen(operator)
    expect(seen).toContain(proposed)
    expect(seen).toEqual([...new Set(seen)].sort())
    await expect(all(nurse, 'bm90IG91cnM')).rejects.toMatchObject(problem('invalid-cursor'))
  })
})

describe('the database refuses by itself', () => {
  test('that anybody but the operator proposes, and that the operator decides', async () => {
    const proposed = world.as(nurse, (tx) =>
      proposeParty(tx, nurse.person, {
        kind: 'employer',
        terms: termsWith({ businessId: undefined }),
      }),
    )
    await expect(proposed).rejects.toThrow()
    const id = await world.propose()
    const approved = world.as({ ...operator, person: nurse.person }, (tx) =>
      decideOnParty(tx, nurse.person, { id, expectedVersion: 1, decision: { decision: 'approve' } }),
    )
    await expect(approved).rejects.toThrow()
    expect(await world.read(id)).toMatchObject({ state: 'proposed' })
  })

  test.each([
    [
      'that a party comes into use without approved terms',
      "state = 'active', terms = 1, version = version + 1",
    ],
    ['that a version returns', "state = 'refused'"],
    ['that a party goes back', "state = 'proposed', terms = null, version = version + 1"],
  ])('%s', async (name, change) => {
    const id = name.includes('goes back') ? await world.approved() : await world.propose()
    const changed = world.as(grantor, (tx) =>
      tx.drizzle.execute(sql`update outside_parties.party set ${sql.raw(change)} where id = ${id}`),
    )
    await expect(changed).rejects.toThrow()
  })

  test('that one person suspends and lets in again, or does another’s work', async () => {
    const id = await world.approved()
    await world.as(grantor, (tx) => suspendParty(tx, grantor.person, id, 'Avain on vuotanut.'))
    const update = (by: typeof grantor, change: string) =>
      world.as(by, (tx) =>
        tx.drizzle.execute(
          sql`update outside_parties.party set ${sql.raw(change)}, version = version + 1 where id = ${id}`,
        ),
      )
    const none = 'suspended_by = null, suspended_at = null, suspension_reason = null'
    await expect(update(grantor, "suspended_by = 'somebody'")).rejects.toThrow()
    await expect(update(operator, `state = 'active', ${none}`)).rejects.toThrow()
    await expect(update(grantor, `state = 'active', ${none}`)).rejects.toThrow()
    expect((await world.read(id)).state).toBe('suspended')
  })

  test('that wider terms of before come back', async () => {
    const id = await world.approved()
    const terms = termsWith({ allowedFields: ['7.05'], businessId: undefined })
    await world.as(operator, (tx) => proposeTerms(tx, operator.person, { id, expectedVersion: 2, terms }))
    await world.approve(id, 3)
    for (const by of [operator, grantor]) {
      const back = world.as(by, (tx) =>
        tx.drizzle.execute(
          sql`update outside_parties.party set terms = 1, version = version + 1 where id = ${id}`,
        ),
      )
      await expect(back).rejects.toThrow()
    }
    expect((await world.read(id)).terms).toMatchObject({ number: 2 })
  })

  test('that anybody but the agency writes the history of a party', async () => {
    const id = await world.approved()
    for (const by of [nurse, customer]) {
      const written = world.as(by, (tx) =>
        tx.drizzle.execute(sql`insert into outside_parties.event (id, party, version, event, by_person, at)
          values (gen_random_uuid(), ${id}, 2, 'approved', ${by.person}, ${tx.context.instant.toISOString()})`),
      )
      await expect(written).rejects.toThrow()
    }
  })

  test('that what was decided is decided again', async () => {
    const id = await world.approved()
    await world.as(grantor, (tx) =>
      tx.drizzle.execute(sql`update outside_parties.terms set decision = 'refused', refusal_reason = 'x',
        decided_by = ${grantor.person} where party = ${id}`),
    )
    expect((await world.read(id)).terms).toMatchObject({ decision: 'approved' })
  })

  test('that a customer sees parties', async () => {
    await world.approved()
    expect(await world.as(customer, (tx) => listParties(tx, { limit: 100 }))).toEqual({
      items: [],
      nextCursor: null,
    })
  })
})
