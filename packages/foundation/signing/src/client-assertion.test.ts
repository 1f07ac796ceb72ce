import { Problem } from '@tym/kernel'
import { expect, test } from 'vitest'
import { clientAssertion, verifyClientAssertion } from './client-assertion.ts'
import { signJws } from './sign-jws.ts'
import { generatePrivateJwk, signingKeyOf } from './signing-key.ts'

const now = new Date('2026-03-02T08:00:00Z')
const seconds = now.getTime() / 1000
const audience = 'https://signer.example/keha'
const key = signingKeyOf(generatePrivateJwk())
const stranger = signingKeyOf(generatePrivateJwk())

const verify = (assertion: string, at = now) =>
  verifyClientAssertion(assertion, {
    audience,
    now: at,
    findKey: (clientId, keyId) => (clientId === 'worker' && keyId === key.keyId ? key.publicJwk : undefined),
  })

test('a client is known by its assertion, which lives a minute', async () => {
  const assertion = await clientAssertion(key, { clientId: 'worker', audience, now })
  await expect(verify(assertion)).resolves.toMatchObject({
    clientId: 'worker',
    expiresAt: new Date(now.getTime() + 60_000),
  })
  await expect(verify(assertion, new Date(now.getTime() + 60_000))).rejects.toMatchObject({
    code: 'invalid-client',
  })
})

const good = { iss: 'worker', sub: 'worker', aud: audience, jti: 'one', iat: seconds, exp: seconds + 60 }
const byKey = (change: Record<string, unknown>, typ = 'client-authentication+jwt') =>
  signJws(key)({ typ }, { ...good, ...change })

test.each<[string, () => Promise<string>]>([
  ['another audience', () => byKey({ aud: 'https://signer.example/porvoo' })],
  ['a list of audiences', () => byKey({ aud: [audience] })],
  ['another subject', () => byKey({ sub: 'somebody' })],
  ['an unknown client', () => byKey({ iss: 'somebody', sub: 'somebody' })],
  ['a life of an hour', () => byKey({ exp: seconds + 3600 })],
  ['a future birth', () => byKey({ iat: seconds + 20, exp: seconds + 60 })],
  ['no id', () => byKey({ jti: undefined })],
  ['an oversized id', () => byKey({ jti: 'x'.repeat(129) })],
  ['another type', () => byKey({}, 'role-certificate+jwt')],
  ["a stranger's key", () => clientAssertion(stranger, { clientId: 'worker', audience, now })],
  [
    "a stranger's signature under the known key id",
    () => signJws({ keyId: key.keyId, sign: stranger.sign })({ typ: 'JWT' }, good),
  ],
])('an assertion with %s is refused', async (_name, make) => {
  const refusal: unknown = await verify(await make()).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(Problem)
  expect(refusal).toMatchObject({ code: 'invalid-client' })
})
