import { addDays, Problem, type UsageRightId } from '@tym/kernel'
import { verifyGrantStatement } from '@tym/role-certificate'
import { generatePrivateJwk, signingKeyOf } from '@tym/signing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { endRight } from './end-right.ts'
import { type SignerOf, signGrantStatement } from './sign-grant-statement.ts'
import { signGrantsAnew } from './sign-grants-anew.ts'
import { agency, aino, createTestWorld, porvoo, porvooOfficer, type TestWorld, today } from './test-world.ts'

let world: TestWorld
beforeAll(async () => {
  world = await createTestWorld()
})
beforeEach(() => world.clear())
afterAll(() => world.drop())

const sign = (id: UsageRightId, version: string | number = '2', signerOf: SignerOf = world.signerOf()) =>
  world.carry(signGrantStatement(signerOf), { usageRight: id, version })
const statementOf = async (id: UsageRightId) => {
  const [row] = await world.admin.sql<{ statement: string | null; key: string | null }[]>`
    select statement, statement_key_id as key from usage_rights.usage_right where id = ${id}`
  return row
}

describe("the agency's signature", () => {
  test('says of the right what was granted, for its first to its last moment in Helsinki', async () => {
    const id = await world.granted({ validFrom: today, validUntil: addDays(today, 30) })
    expect(await sign(id)).toEqual({ signed: 1 })
    const kept = await statementOf(id)
    expect(kept?.key).toBe(world.keys.agency.keyId)
    const statement = await verifyGrantStatement(kept?.statement ?? '', {
      now: world.clock.instant(),
      findKey: async () => world.keys.agency.publicJwk,
    })
    expect(statement).toMatchObject({
      person: aino,
      employer: porvoo,
      usageRight: id,
      usageRightVersion: 2,
      // Winter time on the first day, summer time after the last.
      notBefore: new Date('2026-03-01T22:00:00Z'),
      expiresAt: new Date('2026-04-01T21:00:00Z'),
    })
    expect(await world.read(id)).toMatchObject({ version: 2, signedAt: world.clock.instant().toISOString() })
    expect(await world.isLive(id, 2)).toBe(true)
  })

  test('is asked for once, however often the job comes', async () => {
    const id = await world.granted()
    await sign(id)
    const kept = await statementOf(id)
    const never: SignerOf = () => {
      throw new Error('nobody is to be asked')
    }
    expect(await sign(id, '2', never)).toEqual({ signed: 0 })
    expect(await statementOf(id)).toEqual(kept)
  })

  test('accepts a version that was planned as a number', async () => {
    expect(await sign(await world.granted(), 2)).toEqual({ signed: 1 })
  })

  test('is not asked for what is no longer granted', async () => {
    const id = await world.granted()
    await world.as(porvooOfficer, (tx) => endRight(tx, porvooOfficer, id, 'Lähti.'))
    expect(await sign(id)).toEqual({ signed: 0 })
  })

  test('is not kept for a right that ended while the signer was asked', async () => {
    const id = await world.granted()
    const slow: SignerOf = (organisation) => ({
      signGrant: async (claims) => {
        await world.as(porvooOfficer, (tx) => endRight(tx, porvooOfficer, id, 'Lähti.'))
        return world.signerOf()(organisation).signGrant(claims)
      },
    })
    expect(await sign(id, '2', slow)).toEqual({ signed: 0 })
    expect(await statementOf(id)).toMatchObject({ statement: null })
  })

  test('waits while the signer does not answer', async () => {
    const id = await world.granted()
    const silent: SignerOf = () => ({
      signGrant: () => Promise.reject(new Problem('signer-unavailable', 'Nobody answers.')),
    })
    await expect(sign(id, '2', silent)).rejects.toMatchObject({ code: 'signer-unavailable' })
    expect(await statementOf(id)).toMatchObject({ statement: null })
  })

  test('waits while the key that it was made with is not registered', async () => {
    const id = await world.granted()
    const unknown = world.signerOf(signingKeyOf(generatePrivateJwk()))
    await expect(sign(id, '2', unknown)).rejects.toMatchObject({ code: 'signer-unavailable' })
    const another = world.signerOf(world.keys.porvoo)
    await expect(sign(id, '2', another)).rejects.toMatchObject({ code: 'signer-unavailable' })
  })

  test.each([
    ['another person', { person: 'person-somebody' }],
    ['another role', { role: 'leadPerson' }],
    ['a longer time', { expiresAt: '2030-01-01T00:00:00.000Z' }],
  ])('is not kept when it speaks of %s', async (_what, change) => {
    const id = await world.granted()
    const wrong: SignerOf = (organisation) => ({
      signGrant: (claims) =>
        world
          .signerOf()(organisation)
          .signGrant({ ...claims, ...change }),
    })
    await expect(sign(id, '2', wrong)).rejects.toMatchObject({ code: 'grant-not-allowed' })
    expect(await statementOf(id)).toMatchObject({ statement: null })
  })
})

describe("after the agency's key has been revoked", () => {
  test('its statements are dropped and asked for again, and no others', async () => {
    const [first, second] = [await world.granted(), await world.granted({ role: 'leadPerson' })]
    const next = await world.addKey('keha', agency, 'grant')
    await sign(first)
    await sign(second, '2', world.signerOf(next))
    const [{ id: revoked } = { id: '' }] = await world.admin.sql<{ id: string }[]>`
      select id from organisations.signing_key where key_id = ${world.keys.agency.keyId}`
    await world.admin.sql`truncate outbox.job`

    expect(await world.carry(signGrantsAnew, { key: revoked })).toEqual({ planned: 1 })
    expect(await statementOf(first)).toEqual({ statement: null, key: null })
    expect((await statementOf(second))?.key).toBe(next.keyId)
    expect(await world.jobs('sign-grant-statement')).toEqual([{ usageRight: first, version: '2' }])
    expect(await world.carry(signGrantsAnew, { key: revoked })).toEqual({ planned: 0 })

    await sign(first, '2', world.signerOf(next))
    expect((await statementOf(first))?.key).toBe(next.keyId)
  })
})
