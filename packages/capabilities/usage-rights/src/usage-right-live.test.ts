import { personId } from '@tym/kernel'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { expireUsageRights } from './expire-usage-rights.ts'
import { country, county, createTestWorld, grantor, loviisa, type TestWorld } from './test-world.ts'

let world: TestWorld
beforeAll(async () => {
  world = await createTestWorld()
})
beforeEach(() => world.clear())
afterAll(() => world.drop())

describe('a right lives for what it says and for nothing else', () => {
  test.each([
    ['holder', { holder: personId.parse('person-somebody') }],
    ['kind of holder', { kind: 'system' }],
    ['employer', { employer: loviisa }],
    ['authority', { authority: county }],
    ['area', { area: country }],
    ['role of the agency', { role: 'kehaGrantor' }],
    ['role of the same employer', { role: 'accessOfficer' }],
  ] as const)('another %s is not vouched for by it', async (_what, claimed) => {
    const id = await world.granted()
    expect(await world.isLive(id, 2)).toBe(true)
    expect(await world.isLive(id, 2, claimed)).toBe(false)
  })
})

describe('what a right has come to stays, whoever writes to the register', () => {
  const put = (id: string, state: string) =>
    world.admin.sql`update usage_rights.usage_right set state = ${state}, decided_by = 'the-grantor',
      decided_at = ${world.clock.instant().toISOString()}, refusal_reason = 'x', ended_by = 'somebody',
      ended_at = ${world.clock.instant().toISOString()}, end_reason = 'x' where id = ${id}`
  const refusal = expect.objectContaining({ code: 'TY005' })

  test.each(['refused', 'ended', 'expired'])('a right that is %s is never granted again', async (last) => {
    const id = await (last === 'refused' ? world.apply() : world.granted())
    await put(id, last)
    for (const state of ['applied', 'granted', 'refused', 'ended', 'expired'].filter((each) => each !== last))
      await expect(put(id, state)).rejects.toEqual(refusal)
    expect(await world.isLive(id, 2)).toBe(false)
  })

  test('an application cannot run out, and a granted right is neither refused nor applied for again', async () => {
    const waiting = await world.apply({ holder: personId.parse('person-oskar') })
    await expect(put(waiting, 'expired')).rejects.toEqual(refusal)
    const id = await world.granted()
    for (const state of ['refused', 'applied']) await expect(put(id, state)).rejects.toEqual(refusal)
  })

  test('neither the grantor nor the worker brings one back', async () => {
    const id = await world.granted()
    await put(id, 'ended')
    const back = sql`update usage_rights.usage_right set state = 'granted', decided_by = ${grantor.person} where id = ${id}`
    await expect(world.as(grantor, (tx) => tx.drizzle.execute(back))).rejects.toMatchObject({
      cause: refusal,
    })
    const alone = sql`update usage_rights.usage_right set state = 'granted' where id = ${id}`
    await expect(
      world.asJob(expireUsageRights.kind, (tx) => tx.drizzle.execute(alone)),
    ).rejects.toMatchObject({ cause: refusal })
  })

  test('no version comes back, so that no certificate of it does', async () => {
    const id = await world.granted()
    await expect(
      world.admin.sql`update usage_rights.usage_right set version = 1 where id = ${id}`,
    ).rejects.toEqual(refusal)
  })
})
