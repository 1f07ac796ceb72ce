import { expect, test } from 'vitest'
import { area, makeWorld, officer, porvoo, start, type World } from './test-world.ts'
import { createTrustStore, type TrustedKey } from './trust.ts'

const minutes = (count: number) => new Date(start.getTime() + count * 60_000)

/** The world's keys with one of them changed. */
const withKey = (world: World, name: keyof World['keys'], change: Partial<TrustedKey>) =>
  Object.entries(world.keys).map(([each, { trusted }]) =>
    each === name ? { ...trusted, ...change } : trusted,
  )

test('a certificate says who, for whom, as what, where, under which right, and to which key it is bound', async () => {
  const world = makeWorld()
  expect(await world.verifier.verify(await world.certify())).toMatchObject({
    kind: 'person',
    person: officer,
    employer: porvoo,
    authority: porvoo,
    role: 'employmentSpecialist',
    title: 'työllisyysasiantuntija',
    duty: 'monialainen tuki',
    area,
    usageRightVersion: 1,
    grantKeyId: 'grant-1',
    keyId: 'certificate-1',
    thumbprint: world.holder.thumbprint,
    issuedAt: start,
    expiresAt: minutes(5),
  })
})

test('a remembered certificate expires all the same', async () => {
  const world = makeWorld()
  const token = await world.certify()
  await world.verifier.verify(token)
  world.clock.advance({ minutes: 4 })
  await world.verifier.verify(token)
  world.clock.advance({ minutes: 1 })
  await expect(world.verifier.verify(token)).rejects.toMatchObject({ code: 'certificate-expired' })
})

test.each(['porvoo', 'agency'] as const)(
  'revoking the key of %s stops a remembered certificate at once',
  async (name) => {
    const world = makeWorld()
    const token = await world.certify()
    await world.verifier.verify(token)
    world.trust(withKey(world, name, { revokedAt: start }), '2')
    await expect(world.verifier.verify(token)).rejects.toMatchObject({ code: 'signing-key-revoked' })
  },
)

test.each(['porvoo', 'agency'] as const)(
  'a remembered certificate is refused when the key of %s is no longer registered',
  async (name) => {
    const world = makeWorld()
    const token = await world.certify()
    await world.verifier.verify(token)
    const { [name]: _gone, ...others } = world.keys
    world.trust(
      Object.values(others).map((key) => key.trusted),
      '2',
    )
    await expect(world.verifier.verify(token)).rejects.toMatchObject({ code: 'untrusted-issuer' })
  },
)

test('a key replaced under the same name does not vouch for what the old one signed', async () => {
  const world = makeWorld()
  const token = await world.certify()
  await world.verifier.verify(token)
  world.trust(withKey(world, 'porvoo', { publicJwk: world.keys.county.trusted.publicJwk }), '2')
  await expect(world.verifier.verify(token)).rejects.toMatchObject({ code: 'certificate-invalid' })
})

test('a retired key still vouches for what it signed before, and for nothing after', async () => {
  const world = makeWorld()
  const before = await world.certify()
  world.clock.advance({ minutes: 1 })
  const after = await world.certify()
  world.trust(withKey(world, 'porvoo', { notAfter: minutes(1) }), '2')
  await expect(world.verifier.verify(before)).resolves.toMatchObject({ kind: 'person' })
  await expect(world.verifier.verify(after)).rejects.toMatchObject({ code: 'signing-key-revoked' })
})

test('a key does not vouch for what is dated before it became valid', async () => {
  const world = makeWorld()
  world.trust(withKey(world, 'agency', { notBefore: minutes(1) }), '2')
  await expect(world.certify().then(world.verifier.verify)).rejects.toMatchObject({
    code: 'signing-key-revoked',
  })
})

test('a certificate ends with the grant that it embeds', async () => {
  const world = makeWorld()
  const token = await world.certify(await world.signGrant({ expiresAt: minutes(2) }))
  await expect(world.verifier.verify(token)).resolves.toMatchObject({ expiresAt: minutes(2) })
})

test('a customer is known by the identity code and the key of the login', async () => {
  const world = makeWorld()
  await expect(world.verifier.verify(world.customerToken())).resolves.toMatchObject({
    kind: 'customer',
    person: 'customer-one',
    nationalId: '010190-999W',
    thumbprint: world.holder.thumbprint,
  })
})

test('two keys of one name are refused when the trust store is made', () => {
  const { keys } = makeWorld()
  expect(() => createTrustStore([keys.porvoo.trusted, keys.porvoo.trusted], '1')).toThrow('two trusted keys')
})

test('issuers are those that may sign now: none whose key is revoked, retired or of another use', () => {
  const { keys } = makeWorld()
  const { trusted } = keys.porvoo
  const now = new Date('2026-11-26T08:00:00Z')
  const earlier = new Date('2026-11-25T08:00:00Z')
  const known = { ...trusted, notBefore: earlier, notAfter: null, revokedAt: null }
  const issuersOf = (change: Partial<typeof trusted>) =>
    createTrustStore([{ ...known, ...change }], '1').issuers(['certificate', 'customer'], now)
  expect(issuersOf({ use: 'certificate' })).toEqual([trusted.issuer])
  for (const change of [{ revokedAt: now }, { notAfter: now }, { use: 'document' as const }])
    expect(issuersOf({ use: 'certificate', ...change })).toEqual([])
})
