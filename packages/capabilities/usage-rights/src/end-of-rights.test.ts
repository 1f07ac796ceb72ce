import { addDays, addMonths, personId, type UsageRightId } from '@tym/kernel'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { expireUsageRights } from './expire-usage-rights.ts'
import { remindRightExpiring } from './remind-right-expiring.ts'
import {
  aino,
  createTestWorld,
  porvoo,
  porvooOfficer,
  porvooSystem,
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

const someOfficer: TestOfficer = { ...porvooOfficer, person: personId.parse('person-elsewhere') }
/** The access officer's own right, long enough not to be reminded of. */
const appoint = () =>
  world.granted(
    { holder: porvooOfficer.person, role: 'accessOfficer', validUntil: addMonths(today, 12) },
    someOfficer,
  )
const remind = () => world.carry(remindRightExpiring)
const expire = () => world.carry(expireUsageRights)
const at = async (days: number, work: () => Promise<unknown>) => {
  world.clock.advance({ days })
  await work()
  world.clock.advance({ days: -days })
}
const noticesTo = async (person: string) =>
  (await world.notices()).filter(({ recipient }) => recipient === person).map(({ kind }) => kind)

describe('a right that runs out', () => {
  test('is told to the holder and the access officer a month before and a week before, each once', async () => {
    await appoint()
    await world.granted({ validUntil: addDays(today, 40) })
    await remind()
    expect(await world.notices()).toEqual([])
    for (const days of [10, 11, 20, 32]) await at(days, remind)
    expect(await noticesTo(aino)).toEqual(['usageRightExpiring'])
    expect(await noticesTo(porvooOfficer.person)).toEqual(['usageRightExpiring'])
    for (const days of [33, 34, 40]) await at(days, remind)
    expect(await noticesTo(aino)).toEqual(['usageRightExpiring', 'usageRightExpiring'])
    expect(await noticesTo(porvooOfficer.person)).toHaveLength(2)
    expect((await world.notices()).every(({ organisation }) => organisation === porvoo)).toBe(true)
  })

  test('is told once only when the job comes so late that a week remains', async () => {
    await world.granted({ validUntil: addDays(today, 5) })
    await remind()
    await remind()
    expect(await noticesTo(aino)).toEqual(['usageRightExpiring'])
  })

  test('is not told when another right of the same kind goes on', async () => {
    await world.granted({ validUntil: addDays(today, 10) })
    await world.granted({ validFrom: addDays(today, 11), validUntil: addDays(today, 90) })
    expect(await remind()).toEqual({ expiring: 0, told: 0 })
  })

  test('of a system is told to the access officer only', async () => {
    await appoint()
    const system = { holder: porvooSystem.person, holderKind: 'system', role: 'partySystem' } as const
    await world.granted({ ...system, validUntil: addDays(today, 5) })
    await remind()
    expect((await world.notices()).map(({ recipient }) => recipient)).toEqual([porvooOfficer.person])
  })
})

describe('expiry', () => {
  test('has happened at the end of the last day, before any job has run', async () => {
    const id = await world.granted({ validUntil: addDays(today, 3) })
    await at(3, async () => expect(await world.isLive(id, 2)).toBe(true))
    await at(4, async () => expect(await world.isLive(id, 2)).toBe(false))
  })

  test('is recorded once by the job, and told', async () => {
    await appoint()
    const id: UsageRightId = await world.granted({ validUntil: addDays(today, 3) })
    const later = await world.granted({ role: 'leadPerson' })
    await at(4, async () => {
      expect(await expire()).toEqual({ expired: 1, told: 2 })
      expect(await expire()).toEqual({ expired: 0, told: 0 })
    })
    expect(await world.read(id)).toMatchObject({
      state: 'expired',
      version: 3,
      history: [{}, {}, { event: 'expired', version: 3 }],
    })
    expect(await world.read(later)).toMatchObject({ state: 'granted' })
    expect(await noticesTo(aino)).toEqual(['usageRightExpired'])
  })

  test('of a right that another one has followed is recorded in silence', async () => {
    await world.granted({ validUntil: addDays(today, 3) })
    await world.granted({ validFrom: addDays(today, 4), validUntil: addDays(today, 90) })
    await at(4, async () => expect(await expire()).toEqual({ expired: 1, told: 0 }))
  })

  test('leaves applications to the grantor', async () => {
    const id = await world.apply({ validUntil: addDays(today, 3) })
    await at(4, async () => expect(await expire()).toEqual({ expired: 0, told: 0 }))
    expect(await world.read(id)).toMatchObject({ state: 'applied' })
  })
})
