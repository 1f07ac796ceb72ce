import { newUsageRightId, type UsageRightId } from '@tym/kernel'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { endRight } from './end-right.ts'
import {
  countyOfficer,
  createTestWorld,
  grantor,
  porvooOfficer,
  porvooSystem,
  type TestOfficer,
  type TestWorld,
} from './test-world.ts'

let world: TestWorld
beforeAll(async () => {
  world = await createTestWorld()
})
beforeEach(() => world.clear())
afterAll(() => world.drop())

const end = (id: UsageRightId, by: TestOfficer) =>
  world.as(by, (tx) => endRight(tx, by, id, 'Tehtävä on päättynyt.'))

describe('ending a usage right', () => {
  test.each([
    ["the employer's access officer", porvooOfficer],
    ["the employer's own system", porvooSystem],
    ["the agency's grantor", grantor],
  ])('by %s takes effect at once and keeps the reason', async (_who, by) => {
    const id = await world.granted()
    expect(await end(id, by)).toEqual({ id, version: 3, touched: [] })
    expect([await world.isLive(id, 2), await world.isLive(id, 3)]).toEqual([false, false])
    expect(await world.read(id)).toMatchObject({
      state: 'ended',
      endedBy: by.person,
      endReason: 'Tehtävä on päättynyt.',
      history: [{}, {}, { event: 'ended', version: 3 }],
    })
  })

  test('is the same as not found for another employer', async () => {
    const id = await world.granted()
    const refusals = await Promise.allSettled([end(id, countyOfficer), end(newUsageRightId(), countyOfficer)])
    const [forbidden, missing] = refusals.map((each) =>
      each.status === 'rejected' ? each.reason : undefined,
    )
    expect(forbidden).toEqual(missing)
    expect(forbidden).toMatchObject({ code: 'not-found' })
    expect(await world.isLive(id, 2)).toBe(true)
  })

  test('withdraws an application that waits', async () => {
    const id = await world.apply()
    await end(id, porvooOfficer)
    expect(await world.read(id)).toMatchObject({ state: 'ended', history: [{}, { event: 'withdrawn' }] })
    await expect(world.grant(id)).rejects.toMatchObject({ code: 'usage-right-decided' })
  })

  test('happens once', async () => {
    const id = await world.granted()
    await end(id, porvooOfficer)
    await expect(end(id, grantor)).rejects.toMatchObject({ code: 'usage-right-decided' })
  })

  test('is closed by the database to colleagues, the holder and other officers of the agency', async () => {
    const id = await world.granted()
    for (const role of ['employmentSpecialist', 'registrar', 'leadPerson'] as const) {
      await expect(end(id, { ...porvooOfficer, role })).rejects.toThrow()
    }
    await expect(end(id, { ...grantor, role: 'kehaOperator' })).rejects.toThrow()
    expect(await world.isLive(id, 2)).toBe(true)
  })
})
