import { mkdtemp, rm } from 'node:fs/promises'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readIdentityConfig } from '@tym/config'
import { sha256 } from '@tym/kernel'
import { demoClient, signerAudience } from '@tym/personas'
import { createLogger, createMetrics } from '@tym/telemetry'
import { findFreePort } from '@tym/testing'
import {
  type CryptoKey,
  calculateJwkThumbprint,
  decodeJwt,
  exportJWK,
  generateKeyPair,
  type JWK,
  SignJWT,
} from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openIdentity } from './open-identity.ts'

const verifier = 'v'.repeat(43)
const customerDataOrigin = 'http://127.0.0.1:8310'
const confidential = { clientId: 'tym-web', redirectUri: 'http://127.0.0.1:8398/callback' }
const metrics = createMetrics()
let server: Server
let issuer = ''
let folder = ''
let clientKey: Awaited<ReturnType<typeof generateKeyPair>>

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tym-identity-'))
  const port = await findFreePort()
  issuer = `http://127.0.0.1:${port}`
  clientKey = await generateKeyPair('ES256', { extractable: true })
  const env = {
    TYM_MODE: 'development',
    PUBLIC_ORIGIN: issuer,
    IDENTITY_KEY_FILE: path.join(folder, 'identity.jwk'),
    CUSTOMER_DATA_ORIGIN: customerDataOrigin,
  }
  server = await openIdentity(readIdentityConfig(env), {
    logger: createLogger({ name: 'identity', level: 'silent' }),
    metrics,
    clients: [
      {
        client_id: confidential.clientId,
        redirect_uris: [confidential.redirectUri],
        token_endpoint_auth_method: 'private_key_jwt',
        jwks: { keys: [{ ...(await exportJWK(clientKey.publicKey)), kid: 'web', alg: 'ES256', use: 'sig' }] },
      },
    ],
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await rm(folder, { recursive: true })
})

type Fields = Readonly<Record<string, string>>
const authorization = (change: Fields = {}): Fields => ({
  client_id: demoClient.clientId,
  redirect_uri: demoClient.redirectUri,
  response_type: 'code',
  scope: 'openid',
  resource: signerAudience('porvoo'),
  code_challenge: sha256(verifier).toString('base64url'),
  code_challenge_method: 'S256',
  ...change,
})
const send = (target: string, fields: Fields | [string, string][], headers: Fields = {}) =>
  fetch(`${issuer}${target}`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })
const json = async (response: Response) => z.record(z.string(), z.unknown()).parse(await response.json())

/** Pushes a request and follows it to the sign-in page; answers the page and the cookies that lead back. */
async function openPage(fields: Fields | [string, string][], clientId = demoClient.clientId) {
  const { request_uri } = await json(await send('/request', fields))
  const query = new URLSearchParams({ client_id: clientId, request_uri: String(request_uri) })
  const started = await fetch(`${issuer}/auth?${query.toString()}`, { redirect: 'manual' })
  const cookie = cookiesOf(started)
  const page = started.headers.get('location') ?? ''
  return { page, cookie, html: await (await fetch(`${issuer}${page}`, { headers: { cookie } })).text() }
}

const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0] ?? '')
    .join('; ')

/** Presses a button and comes back to the client; answers the code. */
async function press(page: string, cookie: string, persona: string, acr = 'strong'): Promise<string> {
  const pressed = await send(page, { persona, acr }, { cookie })
  const resumed = await fetch(new URL(pressed.headers.get('location') ?? '', issuer), {
    headers: { cookie },
    redirect: 'manual',
  })
  return new URL(resumed.headers.get('location') ?? '', issuer).searchParams.get('code') ?? ''
}

/** Makes a DPoP proof without any code of ours, and tries again with the nonce that is asked for. */
async function redeem(fields: Fields) {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk: JWK = await exportJWK(publicKey)
  const attempt = async (nonce?: string) => {
    const proof = await new SignJWT({
      htm: 'POST',
      htu: `${issuer}/token`,
      ...(nonce === undefined ? {} : { nonce }),
    })
      .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk })
      .setIssuedAt()
      .setJti(crypto.randomUUID())
      .sign(privateKey)
    return await send(
      '/token',
      { grant_type: 'authorization_code', code_verifier: verifier, ...fields },
      { dpop: proof },
    )
  }
  const first = await attempt()
  const response = first.ok ? first : await attempt(first.headers.get('dpop-nonce') ?? '')
  return {
    first: await json(first.clone()),
    status: response.status,
    body: await json(response.clone()),
    jwk,
  }
}

test('a pushed request and PKCE are required', async () => {
  const plain = await fetch(`${issuer}/auth?${new URLSearchParams(authorization()).toString()}`, {
    redirect: 'manual',
  })
  expect(new URL(plain.headers.get('location') ?? '', issuer).searchParams.get('error')).toBe(
    'invalid_request',
  )
  const { code_challenge: _none, code_challenge_method: _neither, ...bare } = authorization()
  expect(await json(await send('/request', bare))).toMatchObject({ error: 'invalid_request' })
})

test('an unknown resource is refused', async () => {
  const answer = await json(await send('/request', authorization({ resource: 'https://other.example' })))
  expect(answer).toMatchObject({ error: 'invalid_target' })
})

test('the page shows the people of the organisation that is asked for, in three languages', async () => {
  const { html, page, cookie } = await openPage(authorization())
  expect(html).toContain('Aino Työläs')
  expect(html).toContain('Porvoon työvoimaviranomainen')
  expect(html).not.toContain('Helena Hoitola')
  expect(html).not.toContain('Esimerkki')
  const swedish = await fetch(`${issuer}${page}?lang=sv`, { headers: { cookie } })
  expect(await swedish.text()).toContain('Arbetskraftsmyndigheten i Borgå')
  const policy = swedish.headers.get('content-security-policy')
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
})

test('customers sign in to the register itself, by their own page', async () => {
  const { html } = await openPage(authorization({ resource: customerDataOrigin }))
  expect(html).toContain('Eeva Esimerkki')
  expect(html).not.toContain('Aino Työläs')
})

test('a proof with a nonce is required, and the token is for one resource and bound to the key', async () => {
  const { page, cookie } = await openPage(authorization())
  const code = await press(page, cookie, 'porvoo-specialist')
  const fields = { client_id: demoClient.clientId, redirect_uri: demoClient.redirectUri, code }
  const { first, status, body, jwk } = await redeem(fields)
  expect(first).toMatchObject({ error: 'use_dpop_nonce' })
  expect({ status, type: body['token_type'] }).toEqual({ status: 200, type: 'DPoP' })
  expect(body).not.toHaveProperty('refresh_token')
  expect(decodeJwt(String(body['access_token']))).toMatchObject({
    iss: issuer,
    aud: signerAudience('porvoo'),
    acr: 'urn:tym:acr:strong',
    org: '0198f0a0-0000-7000-8000-000000000101',
    sub: 'UADK-McDQnN-mGiEP0F4ajOL',
    cnf: { jkt: await calculateJwkThumbprint(jwk) },
  })
})

test('a token is never given without a proof', async () => {
  const { page, cookie } = await openPage(authorization())
  const code = await press(page, cookie, 'porvoo-specialist')
  const fields = {
    grant_type: 'authorization_code',
    client_id: demoClient.clientId,
    redirect_uri: demoClient.redirectUri,
    code,
    code_verifier: verifier,
  }
  expect((await send('/token', fields)).status).toBe(400)
})

test('asked for several resources, the person who is chosen decides which one the token is for', async () => {
  const several = [...Object.entries(authorization()), ['resource', signerAudience('kela')]] satisfies [
    string,
    string,
  ][]
  const { page, cookie } = await openPage(several)
  const code = await press(page, cookie, 'kela-specialist')
  const { body } = await redeem({
    client_id: demoClient.clientId,
    redirect_uri: demoClient.redirectUri,
    code,
  })
  expect(decodeJwt(String(body['access_token']))).toMatchObject({ aud: signerAudience('kela') })
})

test('strong authentication that is asked for is enforced', async () => {
  const { page, cookie } = await openPage(authorization({ acr_values: 'urn:tym:acr:strong' }))
  expect(await press(page, cookie, 'porvoo-specialist', 'weak')).toBe('')
})

test('a choice that was not offered is refused', async () => {
  const { page, cookie } = await openPage(authorization())
  expect((await send(page, { persona: 'county-nurse', acr: 'strong' }, { cookie })).status).toBe(400)
  expect((await send(page, { persona: 'porvoo-specialist', acr: 'stronger' }, { cookie })).status).toBe(400)
  expect((await send('/interaction/none', { persona: 'porvoo-specialist', acr: 'strong' })).status).toBe(400)
})

test('a confidential client names itself by its key, and a stranger in its name is refused', async () => {
  const stranger = await generateKeyPair('ES256')
  const assertion = (key: CryptoKey) =>
    new SignJWT({})
      .setProtectedHeader({ alg: 'ES256', kid: 'web' })
      .setIssuer(confidential.clientId)
      .setSubject(confidential.clientId)
      .setAudience(issuer)
      .setJti(crypto.randomUUID())
      .setIssuedAt()
      .setExpirationTime('1m')
      .sign(key)
  const pushed = async (key: CryptoKey) =>
    await send(
      '/request',
      authorization({
        client_id: confidential.clientId,
        redirect_uri: confidential.redirectUri,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: await assertion(key),
      }),
    )
  expect((await pushed(clientKey.privateKey)).status).toBe(201)
  expect((await pushed(stranger.privateKey)).status).toBe(401)
})

test('health, readiness and figures are told', async () => {
  for (const target of ['/health', '/ready']) expect((await fetch(`${issuer}${target}`)).status).toBe(200)
  expect((await fetch(`${issuer}/metrics`)).status).toBe(404)
  expect(await metrics.text()).toContain('tym_http_request_seconds_count{method="GET"')
})
