import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readIdentityConfig } from '@tym/config'
import { sha256, systemClock } from '@tym/kernel'
import { clientAssertion, generatePrivateJwk, jwtBearer, signingKeyOf } from '@tym/signing'
import { createLogger, createMetrics } from '@tym/telemetry'
import { findFreePort } from '@tym/testing'
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { z } from 'zod'
import { openIdentity } from './open-identity.ts'
import { webClientId } from './web-client.ts'

const verifier = 'v'.repeat(43)
const origin = 'http://localhost:8380'
export const customerDataOrigin = 'http://127.0.0.1:8310'
export type ProofKeys = { privateKey: CryptoKey; publicKey: CryptoKey }
export const newProofKeys = (): Promise<ProofKeys> => generateKeyPair('ES256', { extractable: true })

/** The provider with the web client, on a port of its own. */
export async function startIdentity() {
  const folder = await mkdtemp(path.join(tmpdir(), 'tym-web-client-'))
  const key = signingKeyOf(generatePrivateJwk())
  const file = path.join(folder, 'web.json')
  await writeFile(file, JSON.stringify({ origin, key: key.publicJwk }))
  const port = await findFreePort()
  const issuer = `http://127.0.0.1:${port}`
  const config = readIdentityConfig({
    TYM_MODE: 'development',
    PUBLIC_ORIGIN: issuer,
    IDENTITY_KEY_FILE: path.join(folder, 'identity.jwk'),
    CUSTOMER_DATA_ORIGIN: customerDataOrigin,
    WEB_CLIENT_FILE: file,
  })
  const logger = createLogger({ name: 'identity', level: 'silent' })
  const server = await openIdentity(config, { logger, metrics: createMetrics() })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await rm(folder, { recursive: true })
  }
  /** Posts a form as the server of the web client. */
  const post = async (target: string, fields: Iterable<[string, string]>, headers = {}) => {
    const assertion = await clientAssertion(key, {
      clientId: webClientId,
      audience: issuer,
      now: systemClock().instant(),
    })
    const body = new URLSearchParams([...fields])
    body.append('client_id', webClientId)
    body.append('client_assertion_type', jwtBearer)
    body.append('client_assertion', assertion)
    return await fetch(`${issuer}${target}`, { method: 'POST', body, headers })
  }
  return { issuer, post, close }
}

export type Identity = Awaited<ReturnType<typeof startIdentity>>
const answer = z.record(z.string(), z.unknown())

/** A browser at the provider: it keeps cookies, and comes back with codes. */
export function openBrowser({ issuer, post }: Identity) {
  const jar = new Map<string, string>()
  const visit = async (address: string, form?: Record<string, string>) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(new URL(address, issuer), {
      headers: { cookie },
      redirect: 'manual',
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';', 1)[0] ?? '').split('=')
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    return response.headers.get('location') ?? ''
  }
  /** Where a new sign-in leads first: to the page of the cast, or straight back to the client. */
  const begin = async (resources: readonly string[], change: Record<string, string> = {}) => {
    const fields = {
      redirect_uri: `${origin}/signed-in`,
      response_type: 'code',
      scope: 'openid',
      acr_values: 'urn:tym:acr:strong',
      code_challenge: sha256(verifier).toString('base64url'),
      code_challenge_method: 'S256',
      ...change,
    }
    const pushed = await post('/request', [
      ...Object.entries(fields),
      ...resources.map((resource): [string, string] => ['resource', resource]),
    ])
    const { request_uri } = answer.parse(await pushed.json())
    const query = new URLSearchParams({ client_id: webClientId, request_uri: String(request_uri) })
    return await visit(`/auth?${query.toString()}`)
  }
  const choose = async (page: string, persona: string) =>
    await visit(await visit(page, { persona, acr: 'strong' }))
  return { begin, choose }
}

export const codeOf = (address: string) => new URL(address).searchParams.get('code') ?? ''

/** Asks for tokens with a proof by these keys, again with the nonce that is asked for. */
export async function askToken(
  { issuer, post }: Identity,
  keys: ProofKeys,
  fields: { readonly code: string } | { readonly refresh_token: string },
) {
  const jwk = await exportJWK(keys.publicKey)
  const form =
    'code' in fields
      ? {
          grant_type: 'authorization_code',
          code: fields.code,
          code_verifier: verifier,
          redirect_uri: `${origin}/signed-in`,
        }
      : { grant_type: 'refresh_token', refresh_token: fields.refresh_token }
  const attempt = async (nonce?: string) => {
    const dpop = await new SignJWT({
      htm: 'POST',
      htu: `${issuer}/token`,
      ...(nonce === undefined ? {} : { nonce }),
    })
      .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk })
      .setIssuedAt()
      .setJti(crypto.randomUUID())
      .sign(keys.privateKey)
    return await post('/token', Object.entries(form), { dpop })
  }
  const first = await attempt()
  const response = await attempt(first.headers.get('dpop-nonce') ?? '')
  const body = answer.parse(await response.json())
  return {
    status: response.status,
    error: body['error_description'],
    access: String(body['access_token']),
    refresh: String(body['refresh_token']),
  }
}

/** Signs a persona in at once. */
export async function signIn(identity: Identity, keys: ProofKeys, persona: string, resource: string) {
  const browser = openBrowser(identity)
  const page = await browser.begin([resource])
  return await askToken(identity, keys, { code: codeOf(await browser.choose(page, persona)) })
}
