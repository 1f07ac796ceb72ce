import { logIn } from '@tym/cli'
import { systemClock } from '@tym/kernel'
import { getStaff, signerAudience } from '@tym/personas'
import { createProof, generateProofKey } from '@tym/role-certificate'
import { jwtBearer } from '@tym/signing'
import { describe, expect, test } from 'vitest'
import { aino, form, readJson, useSigners } from './test-signers.ts'

const clock = systemClock()
const signers = useSigners()
const { loginForm, grant, logInFor, post } = signers

describe('the token exchange refuses', () => {
  test.each<[string, Record<string, string>, string]>([
    ['another grant type', { grant_type: 'authorization_code' }, 'unsupported_grant_type'],
    [
      'another kind of subject token',
      { subject_token_type: 'urn:ietf:params:oauth:token-type:id_token' },
      'invalid_request',
    ],
    ['another audience', { audience: 'https://other.example' }, 'invalid_target'],
    ['a usage right that is no id', { usage_right: '../1' }, 'invalid_request'],
    ['a token that is none', { subject_token: 'a.b.c' }, 'invalid_request'],
  ])('%s', async (_name, change, error) => {
    const key = generateProofKey()
    const token = change['subject_token'] ?? (await logInFor(aino, key))
    const { status, body } = await post(
      '/porvoo/token',
      loginForm(token, { ...change, subject_token: token }),
      key,
    )
    expect({ status, error: body['error'] }).toEqual({ status: 400, error })
  })

  test('a parameter that is sent twice', async () => {
    const body = `${loginForm('a.b.c')}&audience=${encodeURIComponent('https://other.example')}`
    expect((await post('/porvoo/token', body)).body).toMatchObject({ code: 'invalid-token-exchange' })
  })

  test('a body that is not a form, and one that is too large', async () => {
    const json = await post('/porvoo/token', '{}', undefined, { 'content-type': 'application/json' })
    expect(json.body).toMatchObject({ code: 'invalid-token-exchange' })
    const large = await post('/porvoo/token', 'x'.repeat(40_000))
    expect(large).toMatchObject({ status: 413, body: { code: 'body-too-large' } })
  })

  test('a login that is bound to another key', async () => {
    const token = await logInFor(aino, generateProofKey())
    const { body } = await post('/porvoo/token', loginForm(token))
    expect(body).toMatchObject({ error: 'invalid_request' })
  })

  test("a login for another organisation's signer", async () => {
    const key = generateProofKey()
    const token = await logInFor(aino, key)
    const { body } = await post('/kela/token', loginForm(token), key)
    expect(body).toMatchObject({ error: 'invalid_request' })
  })

  test('a request without a proof, saying which nonce to use', async () => {
    const response = await fetch(`${signers.world.signerOrigin}/porvoo/token`, {
      method: 'POST',
      body: loginForm('a.b.c'),
      headers: form,
    })
    expect(response.headers.get('dpop-nonce')).toMatch(/^[\w-]{43}$/)
    expect(await readJson(response)).toMatchObject({ error: 'invalid_dpop_proof' })
    expect(response.status).toBe(400)
  })

  test('a proof that was already used', async () => {
    const key = generateProofKey()
    const token = await logInFor(aino, key)
    const url = `${signers.world.signerOrigin}/porvoo/token`
    const nonce = (await post('/porvoo/token', '', key)).headers.get('dpop-nonce') ?? ''
    const dpop = createProof(key, { method: 'POST', url, clock, nonce })
    const body = loginForm(token, { usage_right: signers.usageRight })
    const send = () => fetch(url, { method: 'POST', headers: { ...form, dpop }, body })
    expect((await send()).status).toBe(200)
    const again = await send()
    expect(await readJson(again)).toMatchObject({ code: 'proof-replayed' })
  })

  test.each([
    ['a login', 'token'],
    ['an assertion', 'machine-token'],
  ])('%s that does not verify, without using up the proof beside it', async (_name, operation) => {
    const key = generateProofKey()
    const url = `${signers.world.signerOrigin}/porvoo/${operation}`
    const nonce = (await post(`/porvoo/${operation}`, '', key)).headers.get('dpop-nonce') ?? ''
    const dpop = createProof(key, { method: 'POST', url, clock, nonce })
    const body =
      operation === 'token'
        ? loginForm('a.b.c')
        : new URLSearchParams({
            grant_type: 'client_credentials',
            client_assertion_type: jwtBearer,
            client_assertion: 'a.b.c',
            audience: signers.world.customerDataOrigin,
          })
    const codes: unknown[] = []
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const response = await fetch(url, { method: 'POST', headers: { ...form, dpop }, body })
      codes.push((await readJson(response))['code'])
    }
    const refusal = operation === 'token' ? 'invalid-token-exchange' : 'invalid-client'
    expect(codes).toEqual([refusal, refusal, refusal])
  })

  test('one person who asks for certificates without end', async () => {
    const persona = getStaff('porvoo-specialist-two')
    const right = await grant(persona)
    const key = generateProofKey()
    const body = loginForm(await logInFor(persona, key), { usage_right: right })
    let given = 0
    let answer = await post('/porvoo/token', body, key)
    while (answer.status === 200 && given < 200) {
      given += 1
      answer = await post('/porvoo/token', body, key)
    }
    expect(answer).toMatchObject({ status: 429, body: { code: 'rate-limited' } })
    expect(given).toBeGreaterThanOrEqual(60)
  })

  test('an organisation that is not there', async () => {
    expect(await post('/nowhere/token', loginForm('a.b.c'))).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    })
  })
})

test('the signer describes itself as an authorization server, so that a client finds where and how to ask', async () => {
  const issuer = `${signers.world.signerOrigin}/porvoo`
  // RFC 8414 section 3.1: between host and path; and below the organisation, where a proxy leads to it alone.
  const found = await fetch(`${signers.world.signerOrigin}/.well-known/oauth-authorization-server/porvoo`)
  const metadata = await readJson(found)
  expect(metadata).toEqual({
    issuer,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    response_types_supported: [],
    grant_types_supported: ['urn:ietf:params:oauth:grant-type:token-exchange', 'client_credentials'],
    token_endpoint_auth_methods_supported: ['none', 'private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['ES256'],
    dpop_signing_alg_values_supported: ['ES256'],
    protected_resources: [signers.world.customerDataOrigin],
  })
  expect(await readJson(await fetch(`${issuer}/.well-known/oauth-authorization-server`))).toEqual(metadata)
  expect((await fetch(String(metadata['jwks_uri']))).status).toBe(200)
  const nowhere = await fetch(`${signers.world.signerOrigin}/.well-known/oauth-authorization-server/nowhere`)
  expect(nowhere.status).toBe(404)
})

test('who signed in too weakly is told how to sign in, and a service without an assertion that it needs one', async () => {
  const key = generateProofKey()
  const login = { ...signers.world, key, resource: signerAudience('porvoo'), acr: 'weak' as const }
  const weak = await post('/porvoo/token', loginForm(await logIn(aino, login)), key)
  expect(weak).toMatchObject({ status: 401, body: { error: 'insufficient_user_authentication' } })
  expect(weak.headers.get('www-authenticate')).toBe(
    'DPoP error="insufficient_user_authentication", acr_values="urn:tym:acr:strong", algs="ES256"',
  )
  const asService = (headers: Record<string, string>) =>
    fetch(`${signers.world.signerOrigin}/porvoo/sign-document`, { method: 'POST', headers, body: '{}' })
  expect((await asService({})).headers.get('www-authenticate')).toBe('Bearer')
  const wrong = await asService({ authorization: 'Bearer a.b.c' })
  expect(wrong.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"')
})
