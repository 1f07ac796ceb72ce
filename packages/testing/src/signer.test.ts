import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createBoundFetch, logIn, signInAs } from '@tym/cli'
import { processEnvironment } from '@tym/config'
import { newId, systemClock } from '@tym/kernel'
import { areas, getStaff, organisations, type StaffPersona, signerAudience } from '@tym/personas'
import { createProof, createTrustStore, generateProofKey, type ProofKey } from '@tym/role-certificate'
import {
  clientAssertion,
  jwtBearer,
  remoteSigner,
  type SigningKey,
  signableDocument,
  verifyDocument,
} from '@tym/signing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { programOf } from './programs.ts'
import { startApp } from './start-app.ts'
import { startTestSigners, type TestSigners } from './test-signers.ts'

const clock = systemClock()
const aino = getStaff('porvoo-specialist')
let world: TestSigners
let usageRight = ''

beforeAll(async () => {
  world = await startTestSigners()
  usageRight = await grant(aino)
})
afterAll(() => world.stop())

function grant(persona: StaffPersona): Promise<string> {
  const [duty] = persona.duties
  if (duty === undefined) throw new Error(`${persona.key} has no duty`)
  return world.grant({ person: persona.subject, employer: persona.organisation }, duty)
}

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const exchangeForm = (token: string, change: Record<string, string> = {}) =>
  new URLSearchParams({
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: token,
    subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    audience: world.customerDataOrigin,
    ...change,
  }).toString()

const logInFor = (persona: StaffPersona, key: ProofKey) =>
  logIn(persona, { ...world, key, resource: signerAudience(persona.organisation) })

async function post(
  target: string,
  body: string,
  key = generateProofKey(),
  headers: Record<string, string> = form,
) {
  const response = await createBoundFetch(key, { origin: world.signerOrigin })(target, {
    method: 'POST',
    headers,
    body,
  })
  return { status: response.status, headers: response.headers, body: await readJson(response) }
}

async function readJson(response: Response): Promise<Record<string, unknown>> {
  const body: unknown = await response.json()
  return typeof body === 'object' && body !== null ? { ...body } : {}
}

async function signatures(): Promise<Record<string, unknown>[]> {
  const text = await readFile(path.join(world.folder, 'signatures.log'), 'utf8')
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

function clientKey(clientId: string): SigningKey {
  const key = world.clientKeys[clientId]
  if (key === undefined) throw new Error(`the cast has no client ${clientId}`)
  return key
}

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
      exchangeForm(token, { ...change, subject_token: token }),
      key,
    )
    expect({ status, error: body['error'] }).toEqual({ status: 400, error })
  })

  test('a parameter that is sent twice', async () => {
    const body = `${exchangeForm('a.b.c')}&audience=${encodeURIComponent('https://other.example')}`
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
    const { body } = await post('/porvoo/token', exchangeForm(token))
    expect(body).toMatchObject({ error: 'invalid_request' })
  })

  test("a login for another organisation's signer", async () => {
    const key = generateProofKey()
    const token = await logInFor(aino, key)
    const { body } = await post('/kela/token', exchangeForm(token), key)
    expect(body).toMatchObject({ error: 'invalid_request' })
  })

  test('a request without a proof, saying which nonce to use', async () => {
    const response = await fetch(`${world.signerOrigin}/porvoo/token`, {
      method: 'POST',
      body: exchangeForm('a.b.c'),
      headers: form,
    })
    expect(response.headers.get('dpop-nonce')).toMatch(/^[\w-]{43}$/)
    expect(await readJson(response)).toMatchObject({ error: 'invalid_dpop_proof' })
    expect(response.status).toBe(400)
  })

  test('a proof that was already used', async () => {
    const key = generateProofKey()
    const token = await logInFor(aino, key)
    const url = `${world.signerOrigin}/porvoo/token`
    const nonce = (await post('/porvoo/token', '', key)).headers.get('dpop-nonce') ?? ''
    const dpop = createProof(key, { method: 'POST', url, clock, nonce })
    const body = exchangeForm(token, { usage_right: usageRight })
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
    const url = `${world.signerOrigin}/porvoo/${operation}`
    const nonce = (await post(`/porvoo/${operation}`, '', key)).headers.get('dpop-nonce') ?? ''
    const dpop = createProof(key, { method: 'POST', url, clock, nonce })
    const body =
      operation === 'token'
        ? exchangeForm('a.b.c')
        : new URLSearchParams({
            grant_type: 'client_credentials',
            client_assertion_type: jwtBearer,
            client_assertion: 'a.b.c',
            audience: world.customerDataOrigin,
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
    const body = exchangeForm(await logInFor(persona, key), { usage_right: right })
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
    expect(await post('/nowhere/token', exchangeForm('a.b.c'))).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    })
  })
})

test('the signer describes itself as an authorization server, so that a client finds where and how to ask', async () => {
  const issuer = `${world.signerOrigin}/porvoo`
  // RFC 8414 section 3.1: between host and path; and below the organisation, where a proxy leads to it alone.
  const found = await fetch(`${world.signerOrigin}/.well-known/oauth-authorization-server/porvoo`)
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
    protected_resources: [world.customerDataOrigin],
  })
  expect(await readJson(await fetch(`${issuer}/.well-known/oauth-authorization-server`))).toEqual(metadata)
  expect((await fetch(String(metadata['jwks_uri']))).status).toBe(200)
  const nowhere = await fetch(`${world.signerOrigin}/.well-known/oauth-authorization-server/nowhere`)
  expect(nowhere.status).toBe(404)
})

test('who signed in too weakly is told how to sign in, and a service without an assertion that it needs one', async () => {
  const key = generateProofKey()
  const login = { ...world, key, resource: signerAudience('porvoo'), acr: 'weak' as const }
  const weak = await post('/porvoo/token', exchangeForm(await logIn(aino, login)), key)
  expect(weak).toMatchObject({ status: 401, body: { error: 'insufficient_user_authentication' } })
  expect(weak.headers.get('www-authenticate')).toBe(
    'DPoP error="insufficient_user_authentication", acr_values="urn:tym:acr:strong", algs="ES256"',
  )
  const asService = (headers: Record<string, string>) =>
    fetch(`${world.signerOrigin}/porvoo/sign-document`, { method: 'POST', headers, body: '{}' })
  expect((await asService({})).headers.get('www-authenticate')).toBe('Bearer')
  const wrong = await asService({ authorization: 'Bearer a.b.c' })
  expect(wrong.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"')
})

describe('a service caller', () => {
  const claims = () => ({
    kind: 'person' as const,
    person: aino.subject,
    employer: organisations.porvoo.id,
    authority: organisations.porvoo.id,
    role: 'employmentSpecialist',
    title: 'työllisyysasiantuntija',
    duty: 'monialainen tuki',
    area: areas.porvoo.id,
    usageRight: '88888888-8888-4888-8888-888888888888',
    usageRightVersion: 1,
    notBefore: '2026-01-01T00:00:00Z',
    expiresAt: '2026-12-31T00:00:00Z',
  })
  const json = { 'content-type': 'application/json' }
  const assert = (clientId: string, audience: string) =>
    clientAssertion(clientKey(clientId), {
      clientId,
      audience: `${world.signerOrigin}/${audience}`,
      now: clock.instant(),
    })
  const ask = async (assertion: string, body: unknown = claims(), slug = 'keha') => {
    const response = await fetch(`${world.signerOrigin}/${slug}/sign-grant`, {
      method: 'POST',
      headers: { ...json, authorization: `Bearer ${assertion}` },
      body: JSON.stringify(body),
    })
    return { status: response.status, body: await readJson(response) }
  }

  test('gets a grant signed once per assertion', async () => {
    const assertion = await assert('tym-worker', 'keha')
    expect((await ask(assertion)).status).toBe(200)
    expect(await ask(assertion)).toMatchObject({ status: 401, body: { code: 'invalid-client' } })
  })

  test('is refused with an assertion for another organisation', async () => {
    expect(await ask(await assert('tym-worker', 'porvoo'))).toMatchObject({ status: 401 })
  })

  test('is refused what it may not ask for', async () => {
    const document = await fetch(`${world.signerOrigin}/keha/sign-document`, {
      method: 'POST',
      headers: { ...json, authorization: `Bearer ${await assert('tym-worker', 'keha')}` },
      body: '{}',
    })
    expect(await readJson(document)).toMatchObject({ status: 403, code: 'client-not-allowed' })
    expect(await ask(await assert('porvoo-case-system', 'porvoo'), claims(), 'porvoo')).toMatchObject({
      status: 404,
    })
  })

  test.each<[string, Record<string, unknown>, string]>([
    ['a role that nobody may be granted', { role: 'providerCoach' }, 'grant-not-allowed'],
    ['a role of machines to a person', { role: 'partySystem' }, 'grant-not-allowed'],
    ['a role that does not exist', { role: 'director' }, 'invalid-input'],
    ['a period that ends before it begins', { expiresAt: '2025-01-01T00:00:00Z' }, 'period-invalid'],
    ['a field that is not known', { admin: true }, 'unknown-field'],
    ['an identity code as a person', { person: '010190-999W ' }, 'invalid-input'],
  ])('cannot have %s signed', async (_name, change, code) => {
    const { body } = await ask(await assert('tym-worker', 'keha'), { ...claims(), ...change })
    expect(body).toMatchObject({ code })
  })

  test('has a referral of its own organisation signed, and none of another', async () => {
    const calls: string[] = []
    const signer = remoteSigner({
      onCall: ({ operation, outcome }) => void calls.push(`${operation} ${outcome}`),
      baseUrl: `${world.signerOrigin}/ita-uusimaa`,
      clientId: 'ita-uusimaa-case-system',
      key: clientKey('ita-uusimaa-case-system'),
      clock,
    })
    const referral = signableDocument.parse({
      type: 'referral',
      organisation: organisations['ita-uusimaa'].id,
      nationalId: '140385-901E',
      date: '2026-02-20',
      content: { '2.07': 'consultation is not enough' },
    })
    const trust = createTrustStore(await world.readTrust(), '1')
    const verified = await verifyDocument(await signer.signDocument(referral), {
      find: trust.find,
      now: clock.instant(),
    })
    expect(verified).toMatchObject(referral)
    const foreign = { ...referral, organisation: organisations.kela.id }
    await expect(signer.signDocument(foreign)).rejects.toMatchObject({ code: 'client-not-allowed' })
    expect(calls).toEqual(['sign-document done', 'sign-document client-not-allowed'])
  })

  test('waits when the signer is away', async () => {
    const key = clientKey('tym-worker')
    const calls: unknown[] = []
    const away = remoteSigner({
      ...{ baseUrl: 'http://127.0.0.1:9/keha', clientId: 'tym-worker', key, clock },
      onCall: (call) => void calls.push(call),
    })
    await expect(away.signGrant(claims())).rejects.toMatchObject({ code: 'signer-unavailable' })
    expect(calls).toEqual([
      { operation: 'sign-grant', outcome: 'signer-unavailable', milliseconds: expect.any(Number) },
    ])
  })
})

describe('whoever sends garbage without end', () => {
  const garbage: readonly (readonly [string, string, Record<string, string>])[] = [
    ['/porvoo/token', 'grant_type=nothing', { ...form, dpop: 'a.b.c' }],
    ['/porvoo/token', 'grant_type=nothing', form],
    ['/porvoo/machine-token', 'grant_type=nothing', form],
    ['/keha/sign-note', '{}', { 'content-type': 'application/json', authorization: 'Bearer a.b.c' }],
    ['/porvoo/sign-document', '{}', { 'content-type': 'application/json' }],
  ]
  const connections = 24

  test('keeps nobody of the same address from signing in, and no service from a signature', async () => {
    const persona = getStaff('porvoo-specialist')
    const right = await grant(persona)
    const key = generateProofKey()
    const body = exchangeForm(await logInFor(persona, key), { usage_right: right })
    const service = remoteSigner({
      ...{
        baseUrl: `${world.signerOrigin}/porvoo`,
        clientId: 'tym-worker',
        key: clientKey('tym-worker'),
        clock,
      },
    })
    const statuses = new Set<number>()
    const sendOn = async (turn: number, until: () => boolean, pause = 0) => {
      for (let at = turn; !until(); at += 1) {
        const [target, text, headers] = garbage[at % garbage.length] ?? garbage[0] ?? ['', '', {}]
        const answer = await fetch(`${world.signerOrigin}${target}`, { method: 'POST', headers, body: text })
        await answer.arrayBuffer()
        statuses.add(answer.status)
        // This very process stands in for the service that a sign-in asks: it must have time for that.
        if (pause > 0) await delay(pause)
      }
    }
    // More than any address is answered at once.
    let left = 600
    const isSent = () => {
      left -= 1
      return left < 0
    }
    await Promise.all(Array.from({ length: connections }, (_, turn) => sendOn(turn, isSent)))
    let isOver = false
    const flood = Array.from({ length: connections }, (_, turn) => sendOn(turn, () => isOver, 100))
    try {
      for (let each = 0; each < 10; each += 1) {
        expect(await post('/porvoo/token', body, key)).toMatchObject({ status: 200 })
        const recall = signableDocument.parse({
          ...{ type: 'recall', organisation: organisations.porvoo.id, reason: 'withdrawn' },
          ...{ recall: newId(), disclosure: newId(), party: newId() },
        })
        await expect(service.signDocument(recall)).resolves.toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
      }
    } finally {
      isOver = true
      await Promise.all(flood)
    }
    expect([...statuses].every((status) => status >= 400 && status < 500)).toBe(true)
  })
})

test('every signature is one line in the log of signatures, without a name or an identity code', async () => {
  const before = (await signatures()).length
  await signInAs(aino, { ...world, usageRight })
  const lines = (await signatures()).slice(before)
  expect(lines.map((line) => line['kind'])).toEqual(['statement-request', 'certificate'])
  for (const line of lines) {
    expect(line).toMatchObject({
      organisation: 'porvoo',
      subject: aino.subject,
      payloadSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  }
  const file = path.join(world.folder, 'signatures.log')
  expect((await stat(file)).mode & 0o077).toBe(0)
  const everything = (await readFile(file, 'utf8')) + world.signer.output() + world.identity.output()
  for (const secret of ['140385-901E', 'Aino', 'Työläs', 'eyJ']) expect(everything).not.toContain(secret)
})

test('figures and liveness are told to the operator', async () => {
  expect((await fetch(`${world.signerOrigin}/metrics`)).status).toBe(404)
  const text = await (await fetch(`${world.signer.metricsOrigin}/metrics`)).text()
  expect(text).toMatch(/tym_signatures_total\{organisation="keha",kind="grant"\} \d+/)
  expect(text).toContain('route="/:slug/token"')
  expect(await readJson(await fetch(`${world.signerOrigin}/health`))).toEqual({ status: 'up' })
})

test('after a rotation a running signer signs with the new key, and the old one stays published', async () => {
  const published = async () => {
    const keys = (await world.readTrust()).filter(
      ({ issuer, use }) => issuer.endsWith('/kela') && use === 'certificate',
    )
    return keys.map((key) => key.keyId)
  }
  const [old] = await published()
  const rotate = spawn(
    process.execPath,
    [...programOf('rotate-key'), '--organisation', 'kela', '--use', 'certificate'],
    {
      env: { PATH: processEnvironment().PATH, TYM_MODE: 'development', ...world.signerEnvironment },
      stdio: 'ignore',
    },
  )
  expect(await once(rotate, 'exit')).toEqual([0, null])
  const [current, retired] = await published()
  expect(retired).toBe(old)
  const kela = getStaff('kela-specialist')
  await grant(kela)
  const { certificate } = await signInAs(kela, world)
  const header: unknown = JSON.parse(Buffer.from(certificate.split('.')[0] ?? '', 'base64url').toString())
  expect(header).toMatchObject({ kid: current, alg: 'ES256', typ: 'role-certificate+jwt' })
})

test('an assertion stays used when the signer is killed and started again', async () => {
  const assertion = await clientAssertion(clientKey('tym-worker'), {
    clientId: 'tym-worker',
    audience: `${world.signerOrigin}/keha`,
    now: clock.instant(),
  })
  const body = JSON.stringify({
    kind: 'person',
    person: aino.subject,
    employer: organisations.porvoo.id,
    authority: organisations.porvoo.id,
    role: 'employmentSpecialist',
    title: 'työllisyysasiantuntija',
    duty: 'monialainen tuki',
    area: areas.porvoo.id,
    usageRight: '88888888-8888-4888-8888-888888888888',
    usageRightVersion: 1,
    notBefore: '2026-01-01T00:00:00Z',
    expiresAt: '2026-12-31T00:00:00Z',
  })
  const ask = () =>
    fetch(`${world.signerOrigin}/keha/sign-grant`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${assertion}` },
      body,
    })
  expect((await ask()).status).toBe(200)
  await world.signer.stop('SIGKILL')
  const again = await startApp('signer', Number(new URL(world.signerOrigin).port), world.signerEnvironment)
  try {
    expect((await ask()).status).toBe(401)
  } finally {
    expect(await again.stop()).toBe(0)
  }
})

test('signer and provider refuse production and say what to do', async () => {
  const production = { ...world.signerEnvironment, TYM_MODE: 'production', DPOP_NONCE_KEY_FILE: '/nowhere' }
  await expect(startApp('signer', 0, production)).rejects.toThrow(/neither addressHeader nor directListener/)
  const settings = JSON.parse(await readFile(world.signerEnvironment['SIGNER_CONFIG_FILE'] ?? '', 'utf8'))
  const direct = path.join(world.folder, 'direct.json')
  await writeFile(direct, JSON.stringify({ ...settings, directListener: true }))
  await expect(startApp('signer', 0, { ...production, SIGNER_CONFIG_FILE: direct })).rejects.toThrow(
    /PKCS#11 token or a key/,
  )
  const identity = {
    PUBLIC_ORIGIN: world.identityOrigin,
    IDENTITY_KEY_FILE: '/nowhere',
    TYM_MODE: 'production',
  }
  await expect(startApp('identity', 0, identity)).rejects.toThrow(/TYM_MODE: is production/)
})
