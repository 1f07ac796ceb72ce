import { addDays, type UsageRightId } from '@tym/kernel'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Decision, decideOnRight } from './decide-on-right.ts'
import { usageRight } from './schema.ts'
import {
  agency,
  agencyOfficer,
  country,
  countyOfficer,
  createTestWorld,
  grantor,
  loviisaOfficer,
  otherGrantor,
  porvooOfficer,
  type TestOfficer,
  type TestWorld,
  today,
} from './test-world.ts'

let world: TestWorld
beforeAll(async () => {
  world = await createTestWorld()
})
beforeEach(() => world.clear())
afterAll(() => world.drop())

const decide = (id: UsageRightId, decision: Decision, by: TestOfficer = grantor, expectedVersion = 1) =>
  world.as(by, (tx) => decideOnRight(tx, by, { id, expectedVersion, decision }))
const grant: Decision = { decision: 'grant' }
const refuse: Decision = { decision: 'refuse', reason: 'Tehtävä ei kuulu lakiin.' }
const forGrantor = {
  holder: otherGrantor.person,
  role: 'kehaGrantor',
  authority: agency,
  area: country,
} as const

describe('granting', () => {
  test("makes the right live from the commit and promises the agency's signature", async () => {
    const id = await world.apply()
    expect(await decide(id, grant)).toEqual({ id, version: 2, touched: [] })
    expect(await world.read(id)).toMatchObject({
      state: 'granted',
      version: 2,
      decidedBy: grantor.person,
      history: [{ event: 'applied' }, { event: 'granted', version: 2, by: grantor.person }],
    })
    expect([await world.isLive(id, 2), await world.isLive(id, 1)]).toEqual([true, false])
    expect(await world.jobs('sign-grant-statement')).toEqual([{ usageRight: id, version: '2' }])
  })

  test('for later days makes it live on the first of them', async () => {
    const id = await world.granted({ validFrom: addDays(today, 1), validUntil: addDays(today, 2) })
    expect(await world.isLive(id, 2)).toBe(false)
    world.clock.advance({ days: 1 })
    expect(await world.isLive(id, 2)).toBe(true)
    world.clock.advance({ days: -1 })
  })

  test('is refused when the employer has meanwhile stopped acting for the authority', async () => {
    const id = await world.apply({}, loviisaOfficer)
    await world.admin.sql`delete from organisations.acting_for`
    await expect(decide(id, grant)).rejects.toMatchObject({ code: 'unknown-organisation' })
    await world.admin
      .sql`insert into organisations.acting_for values (${loviisaOfficer.employer}, ${porvooOfficer.employer})`
  })

  test('is refused when the days have passed while it waited', async () => {
    const id = await world.apply({ validUntil: today })
    world.clock.advance({ days: 1 })
    await expect(decide(id, grant)).rejects.toMatchObject({ code: 'period-invalid' })
    world.clock.advance({ days: -1 })
  })
})

describe('refusing', () => {
  test('needs a reason, is told to the employer, and promises nothing', async () => {
    const id = await world.apply()
    await decide(id, refuse)
    expect(await world.read(id)).toMatchObject({
      state: 'refused',
      refusalReason: 'Tehtävä ei kuulu lakiin.',
    })
    expect(await world.isLive(id, 2)).toBe(false)
    expect(await world.jobs('sign-grant-statement')).toEqual([])
  })
})

describe('a decision', () => {
  test('is never about oneself', async () => {
    const id = await world.apply(forGrantor, agencyOfficer)
    await expect(decide(id, grant, otherGrantor)).rejects.toMatchObject({ code: 'self-grant' })
    await expect(decide(id, refuse, otherGrantor)).rejects.toMatchObject({ code: 'self-grant' })
    await decide(id, grant)
  })

  test('is never about an application of one’s own', async () => {
    const both = { ...otherGrantor, role: 'accessOfficer' as const }
    const id = await world.apply({ ...forGrantor, holder: countyOfficer.person }, both)
    await expect(decide(id, grant, otherGrantor)).rejects.toMatchObject({ code: 'own-application' })
    await decide(id, grant)
  })

  test('is made once', async () => {
    const id = await world.apply()
    await decide(id, refuse)
    await expect(decide(id, grant, grantor, 2)).rejects.toMatchObject({ code: 'usage-right-decided' })
  })

  test('is made on the application as it was seen', async () => {
    const id = await world.apply()
    await expect(decide(id, grant, grantor, 2)).rejects.toMatchObject({ code: 'stale-version' })
    expect(await world.read(id)).toMatchObject({ state: 'applied' })
  })

  test('of two grantors at once is made by one', async () => {
    const id = await world.apply()
    const outcomes = await Promise.allSettled([decide(id, grant), decide(id, refuse, otherGrantor)])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await world.read(id)).history).toHaveLength(2)
  })

  test('is not open to an employer, whatever it sends: the database refuses', async () => {
    const id = await world.apply()
    await expect(decide(id, grant, porvooOfficer)).rejects.toThrow()
    await expect(decide(id, grant, { ...porvooOfficer, person: agencyOfficer.person })).rejects.toThrow()
    await expect(decide(id, grant, countyOfficer)).rejects.toMatchObject({ code: 'not-found' })
    expect(await world.read(id)).toMatchObject({ state: 'applied' })
  })

  test('cannot touch what was applied for: the database lets nobody change it', async () => {
    const id = await world.apply()
    const widen = world.as(grantor, (tx) =>
      tx.drizzle.update(usageRight).set({ role: 'leadPerson' }).where(eq(usageRight.id, id)),
    )
    await expect(widen).rejects.toThrow()
  })
})
