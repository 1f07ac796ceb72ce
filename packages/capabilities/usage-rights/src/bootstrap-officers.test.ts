import { addMonths, type UsageRightId } from '@tym/kernel'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type BootstrapOfficer, bootstrapOfficers, bootstrapOfficersFile } from './bootstrap-officers.ts'
import { endRight } from './end-right.ts'
import { expireUsageRights } from './expire-usage-rights.ts'
import { listRights } from './list-rights.ts'
import {
  agency,
  area,
  country,
  createTestWorld,
  foundation,
  grantor,
  otherGrantor,
  porvoo,
  porvooOfficer,
  type TestWorld,
  today,
} from './test-world.ts'

let world: TestWorld
beforeAll(async () => {
  world = await createTestWorld()
})
beforeEach(() => world.clear())
afterAll(() => world.drop())

const prepared = { inductedOn: today, undertakingOn: today, duty: 'käyttöoikeudet', title: 'hallinnoija' }
const officers: readonly BootstrapOfficer[] = [
  {
    ...prepared,
    person: grantor.person,
    name: 'Matti',
    role: 'kehaGrantor',
    employer: agency,
    authority: agency,
    area: country,
  },
  {
    ...prepared,
    person: porvooOfficer.person,
    name: 'Pirkko',
    role: 'accessOfficer',
    employer: porvoo,
    authority: porvoo,
    area,
  },
]
const bootstrap = (configured = officers) => world.carry(bootstrapOfficers(configured))
const standing = async () => (await world.as(grantor, (tx) => listRights(tx, grantor, { limit: 50 }))).items

describe('the first officers', () => {
  test('get their rights from configuration, signed like any other', async () => {
    expect(await bootstrap()).toEqual({ configured: 2, granted: 2 })
    expect(await standing()).toMatchObject([
      {
        holder: porvooOfficer.person,
        state: 'granted',
        appliedBy: 'configuration',
        decidedBy: 'configuration',
      },
      { holder: grantor.person, role: 'kehaGrantor', validUntil: addMonths(today, 12) },
    ])
    expect(await world.jobs('sign-grant-statement')).toHaveLength(2)
  })

  test('get them once, also when two workers begin together', async () => {
    await Promise.all([bootstrap(), bootstrap()])
    await bootstrap()
    expect(await standing()).toHaveLength(2)
    expect(await world.jobs('sign-grant-statement')).toHaveLength(2)
  })

  test('do not get back what somebody has ended', async () => {
    await bootstrap()
    const [right] = await standing()
    const id: UsageRightId = right?.id ?? grantorHasNone()
    await world.as(otherGrantor, (tx) => endRight(tx, otherGrantor, id, 'Tehtävä päättyi.'))
    expect(await bootstrap()).toEqual({ configured: 2, granted: 0 })
    world.clock.advance({ months: 13 })
    expect(await bootstrap()).toEqual({ configured: 2, granted: 1 })
    world.clock.advance({ months: -13 })
  })

  test('get a right again that has run out, whether or not its end has been recorded', async () => {
    await bootstrap()
    world.clock.advance({ months: 12, days: 1 })
    expect(await bootstrap()).toMatchObject({ granted: 2 })
    await world.carry(expireUsageRights)
    expect(await bootstrap()).toMatchObject({ granted: 0 })
    expect((await standing()).map(({ state }) => state)).toEqual(['granted', 'granted', 'expired', 'expired'])
    world.clock.advance({ months: -12, days: -1 })
  })

  test('are never of a provider', async () => {
    const [first] = officers
    if (first === undefined) throw new Error('nobody is configured')
    const provider = { ...first, role: 'accessOfficer' as const, employer: foundation, authority: foundation }
    await expect(bootstrap([provider])).rejects.toMatchObject({ code: 'grant-not-allowed' })
    expect(await standing()).toEqual([])
  })
})

describe('the configuration', () => {
  test('can name grantors and access officers, and no other role', () => {
    expect(bootstrapOfficersFile.safeParse(officers).success).toBe(true)
    for (const role of ['employmentSpecialist', 'kehaOperator', 'partySystem']) {
      expect(bootstrapOfficersFile.safeParse([{ ...officers[0], role }]).success).toBe(false)
    }
  })
})

function grantorHasNone(): never {
  throw new Error('the first right is missing')
}
