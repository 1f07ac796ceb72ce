import { systemClock } from '@tym/kernel'
import { signerAudience } from '@tym/personas'
import { calculateJwkThumbprint, decodeJwt, exportJWK } from 'jose'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { longestSignIn } from './refresh-tokens.ts'
import {
  askToken,
  customerDataOrigin,
  type Identity,
  newProofKeys,
  signIn,
  startIdentity,
} from './test-web-client.ts'

const porvoo = signerAudience('porvoo')
let identity: Identity
beforeAll(async () => {
  identity = await startIdentity()
})
afterAll(() => identity.close())
afterEach(() => {
  vi.useRealTimers()
})

const officer = async () => {
  const keys = await newProofKeys()
  return { keys, tokens: await signIn(identity, keys, 'porvoo-specialist', porvoo) }
}
const refused = { status: 400, access: 'undefined', refresh: 'undefined' }

test('a refresh carries on what was signed in: person, organisation, strength, resource and key', async () => {
  const { keys, tokens } = await officer()
  const next = await askToken(identity, keys, { refresh_token: tokens.refresh })
  expect(next.status).toBe(200)
  expect(next.refresh).not.toBe(tokens.refresh)
  const { iat: _iat, exp: _exp, jti: _jti, ...claims } = decodeJwt(tokens.access)
  expect(decodeJwt(next.access)).toMatchObject(claims)
  expect(claims).toMatchObject({
    aud: porvoo,
    acr: 'urn:tym:acr:strong',
    cnf: { jkt: await calculateJwkThumbprint(await exportJWK(keys.publicKey)) },
  })
})

test("a customer's refresh is for the register, with the customer's identity", async () => {
  const keys = await newProofKeys()
  const { access, refresh } = await signIn(identity, keys, 'customer-eeva', customerDataOrigin)
  const next = await askToken(identity, keys, { refresh_token: refresh })
  const { national_id } = decodeJwt(access)
  expect(decodeJwt(next.access)).toMatchObject({ aud: customerDataOrigin, kind: 'customer', national_id })
})

test('a refresh token is of no use with another key, at any turn', async () => {
  const { keys, tokens } = await officer()
  const thief = await newProofKeys()
  const stolen = await askToken(identity, thief, { refresh_token: tokens.refresh })
  expect(stolen).toMatchObject(refused)
  const next = await askToken(identity, keys, { refresh_token: tokens.refresh })
  expect(next.status).toBe(200)
  expect(await askToken(identity, thief, { refresh_token: next.refresh })).toMatchObject(refused)
  expect((await askToken(identity, keys, { refresh_token: next.refresh })).status).toBe(200)
})

test('a refresh without a proof is refused', async () => {
  const { tokens } = await officer()
  const form = { grant_type: 'refresh_token', refresh_token: tokens.refresh }
  expect((await identity.post('/token', Object.entries(form))).status).toBe(400)
})

test('the second use of a refresh token ends the whole sign-in', async () => {
  const { keys, tokens } = await officer()
  const next = await askToken(identity, keys, { refresh_token: tokens.refresh })
  expect(next.status).toBe(200)
  expect(await askToken(identity, keys, { refresh_token: tokens.refresh })).toMatchObject(refused)
  expect(await askToken(identity, keys, { refresh_token: next.refresh })).toMatchObject(refused)
})

test('nine hours after the sign-in no refresh is given, however often there was one', async () => {
  const { keys, tokens } = await officer()
  const begun = systemClock().instant().getTime()
  vi.useFakeTimers({ toFake: ['Date'] })
  let held = tokens.refresh
  for (const hours of [4, 8, 8.99]) {
    vi.setSystemTime(begun + hours * 3_600_000)
    const next = await askToken(identity, keys, { refresh_token: held })
    expect(next.status).toBe(200)
    held = next.refresh
  }
  vi.setSystemTime(begun + (longestSignIn + 1) * 1000)
  expect(await askToken(identity, keys, { refresh_token: held })).toMatchObject(refused)
})

test('the revocation of a refresh token ends the sign-in', async () => {
  const { keys, tokens } = await officer()
  const next = await askToken(identity, keys, { refresh_token: tokens.refresh })
  const revoked = await identity.post('/token/revocation', [['token', next.refresh]])
  expect(revoked.status).toBe(200)
  expect(await askToken(identity, keys, { refresh_token: next.refresh })).toMatchObject(refused)
})

test('nobody but the client itself revokes what it holds', async () => {
  const { keys, tokens } = await officer()
  await fetch(`${identity.issuer}/token/revocation`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: 'tym-demo', token: tokens.refresh }),
  })
  expect((await askToken(identity, keys, { refresh_token: tokens.refresh })).status).toBe(200)
})
