import { addDays, type UsageRightId, usageRightId } from '@tym/kernel'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { changeRight } from './change-right.ts'
import { decideOnRight } from './decide-on-right.ts'
import { endRight } from './end-right.ts'
import {
  application,
  countyOfficer,
  createTestWorld,
  grantor,
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

const { holder: _holder, holderKind: _kind, holderName: _name, ...terms } = application
type Terms = Parameters<typeof changeRight>[3]
const change = async (id: UsageRightId, changed: Partial<Terms> = {}, by: TestOfficer = porvooOfficer) => {
  const sent = { ...terms, title: 'johtava asiantuntija', ...changed }
  const { id: made } = await world.as(by, (tx) => changeRight(tx, by, id, sent))
  return usageRightId.parse(made)
}

describe('changing a usage right', () => {
  test('leaves the old right in force until the agency decides, and replaces it in the same commit', async () => {
    const old = await world.granted()
    const changed = await change(old)
    expect(await world.read(changed)).toMatchObject({
      state: 'applied',
      changes: old,
      holder: application.holder,
    })
    expect(await world.isLive(old, 2)).toBe(true)
    await world.grant(changed)
    expect([await world.isLive(old, 2), await world.isLive(old, 3), await world.isLive(changed, 2)]).toEqual([
      false,
      false,
      true,
    ])
    expect(await world.read(old)).toMatchObject({
      state: 'ended',
      endReason: 'changed',
      endedBy: grantor.person,
    })
    expect((await world.read(old)).history.map(({ event }) => event)).toEqual([
      'applied',
      'granted',
      'changed',
    ])
  })

  test('that is refused changes nothing', async () => {
    const old = await world.granted()
    const changed = await change(old)
    const decision = { decision: 'refuse' as const, reason: 'Ei tarvetta.' }
    await world.as(grantor, (tx) => decideOnRight(tx, grantor, { id: changed, expectedVersion: 1, decision }))
    expect(await world.isLive(old, 2)).toBe(true)
  })

  test('that ended while the change waited is not made into a new right', async () => {
    const old = await world.granted()
    const changed = await change(old)
    await world.as(porvooOfficer, (tx) => endRight(tx, porvooOfficer, old, 'Lähti.'))
    await expect(world.grant(changed)).rejects.toMatchObject({ code: 'state-conflict' })
    expect(await world.read(changed)).toMatchObject({ state: 'applied' })
  })

  test('waits for one decision at a time', async () => {
    const old = await world.granted()
    await change(old)
    await expect(change(old)).rejects.toMatchObject({ code: 'usage-right-exists' })
  })

  test('follows the rules of an application', async () => {
    const old = await world.granted()
    const cases = [
      [{ role: 'nurse' }, 'role-not-for-employer'],
      [{ inductedOn: undefined }, 'induction-required'],
      [{ undertakingOn: addDays(today, 1) }, 'confidentiality-undertaking-required'],
      [{ validFrom: addDays(today, 1) }, 'period-invalid'],
      [{ validUntil: addDays(today, 400) }, 'period-invalid'],
    ] as const
    for (const [changed, code] of cases) await expect(change(old, changed)).rejects.toMatchObject({ code })
  })

  test('is for a right in force, of the own employer, and not of one’s own', async () => {
    await expect(change(await world.apply())).rejects.toMatchObject({ code: 'state-conflict' })
    await world.clear()
    const old = await world.granted()
    await expect(change(old, {}, countyOfficer)).rejects.toMatchObject({ code: 'not-found' })
    const holder = { ...porvooOfficer, person: application.holder }
    await expect(change(old, {}, holder)).rejects.toMatchObject({ code: 'self-grant' })
    world.clock.advance({ days: 181 })
    await expect(change(old, { validUntil: addDays(today, 300) })).rejects.toMatchObject({
      code: 'state-conflict',
    })
    world.clock.advance({ days: -181 })
  })
})
