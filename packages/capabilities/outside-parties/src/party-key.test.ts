import { type OutsidePartyId, thumbprintOf } from '@tym/kernel'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closePartyKey } from './close-party-key.ts'
import { confirmPartyKey } from './confirm-party-key.ts'
import { partyKeyId } from './party-key-use.ts'
import { registerPartyKey } from './register-party-key.ts'
import { createTestWorld, freshKey, grantor, nurse, operator, problem, type TestWorld } from './test-world.ts'

let world: TestWorld
let party: OutsidePartyId
beforeAll(async () => {
  world = await createTestWorld()
  party = await world.approved()
})
afterAll(() => world.close())

type Jwk = Parameters<typeof registerPartyKey>[2]['publicJwk']
async function register(publicJwk: Jwk = freshKey(), use: 'encryption' | 'signature' = 'encryption') {
  const { id } = await world.as(operator, (tx) =>
    registerPartyKey(tx, operator.person, { party, use, publicJwk }),
  )
  return partyKeyId.parse(id)
}
type KeyId = Awaited<ReturnType<typeof register>>
const confirm = (key: KeyId, by = grantor) =>
  world.as(by, (tx) => confirmPartyKey(tx, by.person, { party, key }))
const close = (key: KeyId, how: 'retire' | 'revoke') =>
  world.as(operator, (tx) => closePartyKey(tx, operator.person, { party, key, how }))
const stateOf = async (key: KeyId, caller = operator) =>
  (await world.read(party, caller)).keys.find(({ id }) => id === key)?.state

describe('a key of an outside party', () => {
  test('is in use only when a second person has confirmed it', async () => {
    const key = await register()
    expect([await stateOf(key), await stateOf(key, nurse)]).toEqual(['unconfirmed', undefined])
    expect(await confirm(key)).toMatchObject({ version: 2 })
    expect(await confirm(key)).toMatchObject({ version: 2 })
    expect([await stateOf(key), await stateOf(key, nurse)]).toEqual(['inUse', 'inUse'])
  })

  test('is named by its thumbprint and keeps no private part', async () => {
    const publicJwk = freshKey()
    const key = await register({ ...publicJwk, kid: 'theirs', use: 'enc', alg: 'ECDH-ES' })
    expect((await world.read(party)).keys.find(({ id }) => id === key)).toMatchObject({
      keyId: thumbprintOf(publicJwk),
      publicJwk,
    })
    const leaked = { ...freshKey(), d: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU' }
    await expect(register(leaked)).rejects.toMatchObject(problem('party-key-invalid'))
    const offCurve = { ...publicJwk, y: publicJwk.x }
    await expect(register(offCurve)).rejects.toMatchObject(problem('party-key-invalid'))
  })

  test('serves one use', async () => {
    const publicJwk = freshKey()
    await register(publicJwk, 'encryption')
    await expect(register(publicJwk, 'signature')).rejects.toMatchObject(problem('party-key-exists'))
  })

  test('is retired when it is replaced and revoked when it leaks, and never comes back', async () => {
    const key = await register()
    await expect(close(key, 'retire')).rejects.toMatchObject(problem('state-conflict'))
    await confirm(key)
    expect(await close(key, 'retire')).toMatchObject({ version: 3 })
    expect(await close(key, 'retire')).toMatchObject({ version: 3 })
    expect(await stateOf(key)).toBe('retired')
    expect(await close(key, 'revoke')).toMatchObject({ version: 4 })
    expect(await stateOf(key)).toBe('revoked')
    for (const change of ['revoked_at = null', 'not_after = null', "confirmed_by = 'another-person'"]) {
      const undone = world.as(grantor, (tx) =>
        tx.drizzle.execute(sql`update outside_parties.party_key set ${sql.raw(change)} where id = ${key}`),
      )
      await expect(undone).rejects.toThrow()
    }
  })

  test('that was revoked before anybody confirmed it is never confirmed', async () => {
    const key = await register()
    await close(key, 'revoke')
    await expect(confirm(key)).rejects.toMatchObject(problem('state-conflict'))
  })

  test('is not confirmed by whoever registered it, by the service or by the database', async () => {
    const key = await register()
    await expect(confirm(key, { ...grantor, person: operator.person })).rejects.toMatchObject(
      problem('own-proposal'),
    )
    const forced = world.as({ ...grantor, person: operator.person }, (tx) =>
      tx.drizzle.execute(sql`update outside_parties.party_key set confirmed_by = ${operator.person},
        confirmed_at = ${tx.context.instant.toISOString()} where id = ${key}`),
    )
    await expect(forced).rejects.toThrow()
    const hidden = world.as(operator, (tx) =>
      tx.drizzle.execute(sql`update outside_parties.party_key set confirmed_by = 'somebody',
        confirmed_at = ${tx.context.instant.toISOString()}, not_after = '2999-01-01' where id = ${key}`),
    )
    await expect(hidden).rejects.toThrow()
    expect(await stateOf(key, nurse)).toBeUndefined()
  })
})
