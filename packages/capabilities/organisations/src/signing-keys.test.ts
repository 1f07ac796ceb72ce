import { type OrganisationId, personId, thumbprintOf } from '@tym/kernel'
import { createTrustStore } from '@tym/role-certificate'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { confirmKey } from './confirm-signing-key.ts'
import { allSigningKeys } from './list-signing-keys.ts'
import { findSigningKey, isKeyLive, loadTrust } from './load-trust.ts'
import { addSigningKey } from './register-signing-key.ts'
import { endKeyUse } from './retire-signing-key.ts'
import { stopTrusting } from './revoke-signing-key.ts'
import { signingKeyId } from './signing-key.ts'
import { agency, county, createTestNetwork, freshKey, porvoo, type TestNetwork } from './test-network.ts'

let world: TestNetwork
beforeAll(async () => {
  world = await createTestNetwork()
})
afterAll(() => world.drop())

const operator = personId.parse('test-kehaOperator')
const issuer = 'https://s/porvoo'
type Sent = Parameters<typeof addSigningKey>[2]
const register = (sent: Partial<Sent> = {}) =>
  world.as('kehaOperator', agency, (tx) =>
    addSigningKey(tx, operator, { issuer, use: 'certificate', publicJwk: freshKey(), ...sent }),
  )
type Confirming = 'accessOfficer' | 'kehaGrantor' | 'kehaOperator'
const confirm = (id: string, role: Confirming = 'accessOfficer', employer: OrganisationId = porvoo) =>
  world.as(role, employer, (tx) =>
    confirmKey(tx, { person: personId.parse(`test-${role}`), role, employer }, signingKeyId.parse(id)),
  )
const trusted = async (sent: Partial<Sent> = {}, owner: OrganisationId = porvoo) => {
  const { id } = await register(sent)
  await confirm(id, 'accessOfficer', owner)
  return id
}
const revoke = (role: 'kehaOperator' | 'accessOfficer', employer: typeof porvoo, id: string) =>
  world.as(role, employer, (tx) => stopTrusting(tx, { role, employer }, signingKeyId.parse(id)))
const retire = (id: string, notAfter: Date) =>
  world.as('kehaOperator', agency, (tx) => endKeyUse(tx, signingKeyId.parse(id), notAfter))
const live = (keyId: string) =>
  world.as('employmentSpecialist', porvoo, (tx) => isKeyLive(tx, { issuer, keyId, use: 'certificate' }))
const plannedJobs = () =>
  world.asAdmin(async (tx) => [
    ...(await tx.drizzle.execute<{ kind: string; payload: object }>(
      sql`select kind, payload from outbox.job where kind = 'sign-grants-anew'`,
    )),
  ])

describe('registering a signing key', () => {
  test('and confirming it makes the organisation of the issuer trusted for that use', async () => {
    const publicJwk = freshKey()
    const { id, version } = await register({
      publicJwk: { ...publicJwk, kid: 'theirs', alg: 'ES256', use: 'sig' },
    })
    expect(version).toBe(1)
    expect(await confirm(id)).toMatchObject({ id, version: 2 })
    const keyId = thumbprintOf(publicJwk)
    const found = await world.as('nurse', county, (tx) => findSigningKey(tx, { issuer, keyId }))
    expect(found).toMatchObject({ organisation: porvoo, organisationKind: 'labourAuthority', publicJwk })
    expect(await live(keyId)).toBe(true)
    const listed = await world.as('nurse', county, (tx) => allSigningKeys(tx, world.clock.instant()))
    expect(listed.find((key) => key.id === id)).toMatchObject({
      state: 'inUse',
      version: 2,
      use: 'certificate',
      confirmedAt: world.clock.instant().toISOString(),
    })
  })

  test('alone makes nothing trusted, wherever keys are asked about', async () => {
    const publicJwk = freshKey()
    const { id } = await register({ publicJwk })
    const keyId = thumbprintOf(publicJwk)
    expect(await live(keyId)).toBe(false)
    expect(await world.as('nurse', county, (tx) => findSigningKey(tx, { issuer, keyId }))).toBeUndefined()
    const { keys, version } = await loadTrust(world.database)
    expect(createTrustStore(keys, version).find(issuer, keyId)).toBeUndefined()
    const listed = await world.as('nurse', county, (tx) => allSigningKeys(tx, world.clock.instant()))
    expect(listed.find((key) => key.id === id)).toMatchObject({ state: 'unconfirmed', confirmedAt: null })
  })

  test('makes nothing trusted that was signed before, but for clocks that differ', async () => {
    const ago = (seconds: number) => new Date(world.clock.instant().getTime() - seconds * 1000)
    await expect(register({ notBefore: ago(60) })).rejects.toMatchObject({ code: 'period-invalid' })
    await register({ notBefore: ago(5) })
  })

  test.each([
    ['a private key', (key: object) => ({ ...key, d: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0' })],
    ['another curve', (key: object) => ({ ...key, crv: 'P-384' })],
    ['a point that is not on the curve', (key: object) => ({ ...key, y: 'A'.repeat(43) })],
    ['an unknown member', (key: object) => ({ ...key, x5u: 'https://elsewhere.example' })],
    ['a symmetric key', () => ({ kty: 'oct', k: 'c2VjcmV0' })],
  ])('refuses %s', async (_what, change) => {
    await expect(register({ publicJwk: change(freshKey()) })).rejects.toMatchObject({
      code: 'signing-key-invalid',
    })
  })

  test('refuses an issuer that nobody has', async () => {
    await expect(register({ issuer: 'https://s/nobody' })).rejects.toMatchObject({
      code: 'unknown-organisation',
    })
  })

  test.each([
    ['https://s/porvoo', 'grant'],
    ['https://s/porvoo', 'customer'],
    ['https://s/saatio', 'certificate'],
  ] as const)('lets no issuer %s have keys for %s', async (name, use) => {
    await expect(register({ issuer: name, use })).rejects.toMatchObject({ code: 'signing-key-invalid' })
  })

  test('refuses a key that is registered already, for this or for another use', async () => {
    const publicJwk = freshKey()
    await register({ publicJwk })
    await expect(register({ publicJwk })).rejects.toMatchObject({ code: 'signing-key-exists' })
    for (const other of [{ use: 'document' as const }, { issuer: 'https://s/county' }]) {
      await expect(register({ publicJwk, keyId: 'other', ...other })).rejects.toMatchObject({
        code: 'signing-key-exists',
      })
    }
  })

  test('is closed by the database to every role but the operator', async () => {
    for (const role of ['kehaGrantor', 'accessOfficer', 'employmentSpecialist', 'customer'] as const) {
      const attempt = world.as(role, porvoo, (tx) =>
        addSigningKey(tx, operator, { issuer, use: 'certificate', publicJwk: freshKey() }),
      )
      await expect(attempt).rejects.toThrow()
    }
  })
})

describe('retiring a key', () => {
  test('ends what it may sign and leaves it live for what it has signed', async () => {
    const publicJwk = freshKey()
    const id = await trusted({ publicJwk })
    const end = new Date(world.clock.instant().getTime() + 3_600_000)
    expect(await retire(id, end)).toMatchObject({ id, version: 3 })
    const keyId = thumbprintOf(publicJwk)
    expect(await live(keyId)).toBe(true)
    expect(await world.as('nurse', county, (tx) => findSigningKey(tx, { issuer, keyId }))).toMatchObject({
      notAfter: end,
      revokedAt: null,
    })
  })

  test('brings its end forward and never puts it off', async () => {
    const id = await trusted()
    const inHours = (hours: number) => new Date(world.clock.instant().getTime() + hours * 3_600_000)
    await retire(id, inHours(2))
    await expect(retire(id, inHours(3))).rejects.toMatchObject({ code: 'period-invalid' })
    await retire(id, inHours(1))
    world.clock.advance({ minutes: 90 })
    await expect(retire(id, inHours(1))).rejects.toMatchObject({ code: 'period-invalid' })
  })

  test('is never in the past, and never for a revoked or unknown key', async () => {
    const { id } = await register()
    const past = new Date(world.clock.instant().getTime() - 1)
    await expect(retire(id, past)).rejects.toMatchObject({ code: 'period-invalid' })
    await revoke('kehaOperator', agency, id)
    world.clock.advance({ minutes: 1 })
    await expect(retire(id, world.clock.instant())).rejects.toMatchObject({ code: 'state-conflict' })
    await expect(retire('0198f0a0-0000-7000-8000-000000000999', world.clock.instant())).rejects.toMatchObject(
      { code: 'not-found' },
    )
  })
})

describe('revoking a key', () => {
  test('stops it at once, and doing it twice changes nothing', async () => {
    const publicJwk = freshKey()
    const id = await trusted({ publicJwk })
    expect(await live(thumbprintOf(publicJwk))).toBe(true)
    expect(await revoke('kehaOperator', agency, id)).toMatchObject({ version: 3 })
    expect(await live(thumbprintOf(publicJwk))).toBe(false)
    world.clock.advance({ minutes: 5 })
    expect(await revoke('kehaOperator', agency, id)).toMatchObject({ version: 3 })
  })

  test('is open to the access officer of the own organisation and of no other', async () => {
    const publicJwk = freshKey()
    const id = await trusted({ publicJwk })
    await expect(revoke('accessOfficer', county, id)).rejects.toMatchObject({ code: 'other-employer' })
    expect(await live(thumbprintOf(publicJwk))).toBe(true)
    await revoke('accessOfficer', porvoo, id)
    expect(await live(thumbprintOf(publicJwk))).toBe(false)
  })

  test("of the agency's grant key plans that its statements are signed again, once", async () => {
    const id = await trusted({ issuer: 'https://s/keha', use: 'grant' }, agency)
    await revoke('kehaOperator', agency, id)
    await revoke('kehaOperator', agency, id)
    expect(await plannedJobs()).toEqual([{ kind: 'sign-grants-anew', payload: { key: id } }])
  })
})

describe('the trust store', () => {
  test('holds every confirmed key and changes its version with any of them', async () => {
    const before = await loadTrust(world.database)
    expect((await loadTrust(world.database)).version).toBe(before.version)
    const publicJwk = freshKey()
    const id = await trusted({ publicJwk })
    const after = await loadTrust(world.database)
    expect(after.version).not.toBe(before.version)
    const found = createTrustStore(after.keys, after.version).find(issuer, thumbprintOf(publicJwk))
    expect(found).toMatchObject({
      organisation: porvoo,
      use: 'certificate',
      notBefore: world.clock.instant(),
    })
    await revoke('kehaOperator', agency, id)
    const revoked = await loadTrust(world.database)
    expect(revoked.version).not.toBe(after.version)
    expect(
      createTrustStore(revoked.keys, revoked.version).find(issuer, thumbprintOf(publicJwk))?.revokedAt,
    ).toEqual(world.clock.instant())
  })
})
