import { fixedClock } from '@tym/kernel'
import { generatePrivateJwk, type SigningKey, signingKeyOf } from '@tym/signing'
import { expect, test } from 'vitest'
import { readLogin } from './read-login.ts'
import { knowSigners } from './signers.ts'

const issuer = 'https://sign-in.example'
const customerDataAudience = 'https://customer-data.example'
const thumbprint = 't'.repeat(43)
const clock = fixedClock({ instant: new Date('2026-11-30T08:00:00Z') })
const now = clock.instant().getTime() / 1_000
const key = signingKeyOf(generatePrivateJwk())
const needs = {
  provider: { issuer, clientId: 'tym-web' },
  providerKeys: { find: async (keyId: string) => (keyId === key.keyId ? key.publicJwk : undefined) },
  signers: knowSigners(
    { porvoo: { tokenUrl: 'https://signer.example/porvoo/token', audience: 'urn:tym:signer:porvoo' } },
    customerDataAudience,
  ),
  customerDataAudience,
  clock,
}

async function signed(claims: object, by: SigningKey = key): Promise<string> {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const input = `${encode({ alg: 'ES256', kid: key.keyId })}.${encode(claims)}`
  return `${input}.${Buffer.from(await by.sign(Buffer.from(input))).toString('base64url')}`
}
const idClaims = {
  iss: issuer,
  aud: 'tym-web',
  exp: now + 300,
  nonce: 'ours',
  sub: 'aino',
  name: 'Aino Työläs',
}
const staffLogin = { aud: 'urn:tym:signer:porvoo', cnf: { jkt: thumbprint } }
const read = async (id: string | undefined, login: object, who: 'staff' | 'customer' = 'staff') =>
  readLogin({ access_token: await signed(login), id_token: id }, { who, nonce: 'ours' }, thumbprint, needs)

test('who has signed in, and where they work, is told by the id token and the login of this very sign-in', async () => {
  expect(await read(await signed(idClaims), staffLogin)).toEqual({
    person: 'aino',
    name: 'Aino Työläs',
    organisation: 'porvoo',
  })
  const customerLogin = { aud: customerDataAudience, cnf: { jkt: thumbprint } }
  expect(await read(await signed(idClaims), customerLogin, 'customer')).toEqual({
    person: 'aino',
    name: 'Aino Työläs',
    organisation: undefined,
  })
})

test.each([
  ['another issuer', { iss: 'https://other.example' }],
  ['another client', { aud: 'tym-demo' }],
  ['several clients', { aud: ['tym-web', 'tym-demo'] }],
  ['another sign-in', { nonce: 'theirs' }],
  ['the past', { exp: now - 11 }],
  ['nobody', { name: '' }],
  ['nobody whom the provider names', { sub: '' }],
])('an id token of %s begins no session', async (_whose, change) => {
  const id = await signed({ ...idClaims, ...change })
  await expect(read(id, staffLogin)).rejects.toMatchObject({ code: 'session-ended' })
})

test('an id token that nobody known has signed, or none, begins no session', async () => {
  const stranger = signingKeyOf(generatePrivateJwk())
  for (const id of [await signed(idClaims, stranger), undefined, 'none'])
    await expect(read(id, staffLogin)).rejects.toMatchObject({ code: 'session-ended' })
})

test.each([
  ['bound to another key', { ...staffLogin, cnf: { jkt: 'o'.repeat(43) } }, 'staff'],
  ['bound to no key', { aud: staffLogin.aud }, 'staff'],
  ['made out to a signer that is not known', { ...staffLogin, aud: 'urn:tym:signer:other' }, 'staff'],
  ["a customer's, where an officer was asked for", { ...staffLogin, aud: customerDataAudience }, 'staff'],
  ["an officer's, where a customer was asked for", staffLogin, 'customer'],
] as const)('a login that is %s begins no session', async (_what, login, who) => {
  await expect(read(await signed(idClaims), login, who)).rejects.toMatchObject({ code: 'session-ended' })
})
