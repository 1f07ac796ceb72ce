import { randomBytes } from 'node:crypto'
import { sha256, systemClock, type UsageRightId } from '@tym/kernel'
import {
  type CustomerPersona,
  demoClient,
  type MachineClient,
  type StaffPersona,
  signerAudience,
} from '@tym/personas'
import { generateProofKey, type ProofKey } from '@tym/role-certificate'
import { clientAssertion, jwtBearer, type SigningKey } from '@tym/signing'
import { z } from 'zod'
import { type BoundFetch, createBoundFetch } from './bound-fetch.ts'

export type SignInOptions = {
  identityOrigin: string
  signerOrigin: string
  customerDataOrigin: string
  /** The usage right to act under, when the person holds several. */
  usageRight?: UsageRightId | string
  acr?: 'strong' | 'weak'
  key?: ProofKey
}

/**
 * Somebody who is signed in: a certificate, the key it is bound to, and a `fetch` that proves possession of
 * it.
 */
export type SignedIn = { certificate: string; key: ProofKey; fetch: BoundFetch }

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const tokenAnswer = z.object({ access_token: z.string(), token_type: z.literal('DPoP') })
const pushedAnswer = z.object({ request_uri: z.string() })

/**
 * Signs a persona in as a person does, over HTTP: pushed authorization request, sign-in page, code, token;
 * for staff then a role certificate of their own organisation's signer for it. Throws `SignInRefused`.
 */
export async function signInAs(
  persona: StaffPersona | CustomerPersona,
  options: SignInOptions,
): Promise<SignedIn> {
  const { signerOrigin, customerDataOrigin, usageRight, key = generateProofKey() } = options
  const resource = persona.kind === 'staff' ? signerAudience(persona.organisation) : customerDataOrigin
  const login = await logIn(persona, { ...options, key, resource })
  if (persona.kind === 'customer') return signedIn(login, key, customerDataOrigin)
  const certificate = await readToken(
    await createBoundFetch(key, { origin: signerOrigin })(`/${persona.organisation}/token`, {
      method: 'POST',
      headers: form,
      body: encode({
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subject_token: login,
        subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
        audience: customerDataOrigin,
        ...(usageRight === undefined ? {} : { usage_right: usageRight }),
      }),
    }),
  )
  return signedIn(certificate, key, customerDataOrigin)
}

/** Gets a machine client its certificate from its own organisation's signer. Throws `SignInRefused`. */
export async function signInMachine(
  { clientId, organisation }: MachineClient,
  options: { signerOrigin: string; customerDataOrigin: string; clientKey: SigningKey; key?: ProofKey },
): Promise<SignedIn> {
  const { signerOrigin, customerDataOrigin, clientKey, key = generateProofKey() } = options
  const audience = `${signerOrigin}/${organisation}`
  const bound = createBoundFetch(key, { origin: signerOrigin })
  const attempt = async () =>
    await bound(`/${organisation}/token`, {
      method: 'POST',
      headers: form,
      body: encode({
        grant_type: 'client_credentials',
        client_assertion_type: jwtBearer,
        client_assertion: await clientAssertion(clientKey, {
          clientId,
          audience,
          now: systemClock().instant(),
        }),
        audience: customerDataOrigin,
      }),
    })
  return signedIn(await readToken(await attempt()), key, customerDataOrigin)
}

/** A sign-in, or a certificate, that was refused, with what the server said. */
export class SignInRefused extends Error {
  readonly status: number
  readonly body: unknown

  constructor(status: number, body: unknown) {
    super(`the sign-in was refused with ${status}`)
    this.status = status
    this.body = body
  }
}

type Login = SignInOptions & { key: ProofKey; resource: string }

/** The code flow at the OpenID provider; answers the access token for the resource. */
export async function logIn(persona: StaffPersona | CustomerPersona, login: Login): Promise<string> {
  const { identityOrigin, key, resource } = login
  const verifier = randomBytes(32).toString('base64url')
  const pushed = await fetch(`${identityOrigin}/request`, {
    method: 'POST',
    headers: form,
    body: encode({
      client_id: demoClient.clientId,
      redirect_uri: demoClient.redirectUri,
      response_type: 'code',
      scope: 'openid',
      resource,
      code_challenge: sha256(verifier).toString('base64url'),
      code_challenge_method: 'S256',
      dpop_jkt: key.thumbprint,
    }),
  })
  const { request_uri } = pushedAnswer.parse(await readAnswer(pushed))
  const query = encode({ client_id: demoClient.clientId, request_uri })
  const callback = await walkThroughPages(`${identityOrigin}/auth?${query}`, persona, login)
  return await readToken(
    await createBoundFetch(key, { origin: identityOrigin })('/token', {
      method: 'POST',
      headers: form,
      body: encode({
        grant_type: 'authorization_code',
        client_id: demoClient.clientId,
        redirect_uri: demoClient.redirectUri,
        code: callback.searchParams.get('code') ?? '',
        code_verifier: verifier,
        resource,
      }),
    }),
  )
}

/** Follows the provider's redirects as a browser would, cookies and all, and presses the persona's button. */
async function walkThroughPages(
  start: string,
  persona: { key: string },
  { acr = 'strong' }: Login,
): Promise<URL> {
  const cookies = new Map<string, string>()
  let url = new URL(start)
  for (let step = 0; step < 8; step += 1) {
    const pressing = url.pathname.startsWith('/interaction/')
    const response = await fetch(url, {
      redirect: 'manual',
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(pressing ? form : {}),
      },
      ...(pressing ? { method: 'POST', body: encode({ persona: persona.key, acr }) } : {}),
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    const location = response.headers.get('location')
    if (location === null) throw new SignInRefused(response.status, await response.text())
    await response.body?.cancel()
    url = new URL(location, url)
    if (url.href.startsWith(demoClient.redirectUri)) {
      if (url.searchParams.has('code')) return url
      throw new SignInRefused(response.status, Object.fromEntries(url.searchParams))
    }
  }
  throw new Error('the sign-in goes round in circles')
}

async function readToken(response: Response): Promise<string> {
  return tokenAnswer.parse(await readAnswer(response)).access_token
}

async function readAnswer(response: Response): Promise<unknown> {
  const body: unknown = await response.json().catch(() => undefined)
  if (!response.ok) throw new SignInRefused(response.status, body)
  return body
}

function signedIn(certificate: string, key: ProofKey, origin: string): SignedIn {
  return { certificate, key, fetch: createBoundFetch(key, { origin, token: certificate }) }
}

const encode = (values: Readonly<Record<string, string>>) => new URLSearchParams(values).toString()
