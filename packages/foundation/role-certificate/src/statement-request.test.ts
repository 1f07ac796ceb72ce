import { expect, test } from 'vitest'
import { issueStatementRequest, verifyStatementRequest } from './statement-request.ts'
import {
  audience,
  makeWorld,
  officer,
  open,
  porvoo,
  signerOf,
  signRaw,
  start,
  type World,
} from './test-world.ts'
import { createTrustStore } from './trust.ts'

const ask = (world: World, key = world.keys.porvoo) =>
  issueStatementRequest(signerOf(key), {
    issuer: key.trusted.issuer,
    audience,
    person: officer,
    clock: world.clock,
  })

const verify = (world: World, token: string, revokedAt: Date | null = null) => {
  const keys = Object.values(world.keys).map(({ trusted }) => ({ ...trusted, revokedAt }))
  return verifyStatementRequest(token, { audience, trust: createTrustStore(keys, '1'), clock: world.clock })
}

const changed = async (world: World, change: Record<string, unknown>, typ = 'statement-request+jwt') => {
  const { header, claims } = open(await ask(world))
  return signRaw(world.keys.porvoo.privateKey, { ...header, typ }, { ...claims, ...change })
}

test('an employer asks about its own person', async () => {
  const world = makeWorld()
  await expect(verify(world, await ask(world))).resolves.toMatchObject({
    organisation: porvoo,
    person: officer,
  })
})

test.each<[string, string, (world: World) => Promise<string>]>([
  ['for another audience', 'wrong-audience', (world) => changed(world, { aud: 'https://other.example' })],
  ['that has expired', 'certificate-expired', (world) => changed(world, { exp: world.now })],
  ['that lives long', 'certificate-invalid', (world) => changed(world, { exp: world.now + 61 })],
  [
    'from the future',
    'certificate-invalid',
    (world) => changed(world, { iat: world.now + 30, exp: world.now + 60 }),
  ],
  [
    'in another name',
    'untrusted-issuer',
    (world) => changed(world, { iss: 'https://signer.example/county' }),
  ],
  ['of another type', 'certificate-invalid', (world) => changed(world, {}, 'role-certificate+jwt')],
  ['with stray claims', 'certificate-invalid', (world) => changed(world, { employer: 'x' })],
  ['signed with a grant key', 'certificate-invalid', (world) => ask(world, world.keys.agency)],
])('a request %s is refused', async (_name, code, make) => {
  const world = makeWorld()
  if (code === 'untrusted-issuer') world.keys.county.trusted.keyId = 'certificate-2'
  await expect(verify(world, await make(world))).rejects.toMatchObject({ code })
})

test('a request under a revoked key is refused', async () => {
  const world = makeWorld()
  await expect(verify(world, await ask(world), start)).rejects.toMatchObject({ code: 'signing-key-revoked' })
})
