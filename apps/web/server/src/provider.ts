import { type Clock, fetchBounded, isSecureAddress, jsonOf } from '@tym/kernel'
import { clientAssertion, jwtBearer, type SigningKey } from '@tym/signing'
import { z } from 'zod'
import { type TokenAnswer, toTokenAnswer } from './token-answer.ts'
import { WebProblem } from './web-problem.ts'

/** The web server's name at the provider. */
export const clientId = 'tym-web'

const address = z.string().refine(isSecureAddress)
const metadata = z.object({
  issuer: z.string(),
  authorization_endpoint: address,
  pushed_authorization_request_endpoint: address,
  token_endpoint: address,
  revocation_endpoint: address.optional(),
})
type Metadata = z.infer<typeof metadata>
const pushed = z.object({ request_uri: z.string().min(1).max(1_000) })

const bounds = { milliseconds: 8_000, bytes: 64 * 1024 }
/** Of the question for its addresses, which people wait for. */
const discoveryBounds = { ...bounds, milliseconds: 3_000 }
/**
 * Milliseconds after which the addresses of the provider are asked for again; till then, and while it is
 * away, the known ones hold.
 */
const freshFor = 10 * 60_000
/** Milliseconds for which nobody asks again after a failure. */
const pauseAfterFailure = 5_000

type Form = readonly (readonly [string, string])[]

export interface Provider {
  readonly issuer: string
  readonly clientId: string
  /** Where browsers make proofs for. Throws 'identity-provider-unavailable', as everything here. */
  tokenUrl(): Promise<string>
  /** Pushes an authorization request (RFC 9126), and answers where the browser goes with it. */
  push(form: Form): Promise<string>
  /** Asks the token endpoint with the browser's own proof. */
  askToken(form: Form, proof: string): Promise<TokenAnswer>
  /** Throws WebProblem 'identity-provider-unavailable' unless the provider answers now. */
  mustReach(): Promise<void>
  /** Revokes a refresh token (RFC 7009). */
  revoke(refreshToken: string): Promise<void>
}

/** The OpenID provider as its confidential client asks it (`private_key_jwt`, RFC 7523). */
export function createProvider(options: {
  readonly issuer: string
  readonly key: SigningKey
  readonly clock: Clock
}): Provider {
  const { issuer, key, clock } = options
  let known: { readonly at: number; readonly found: Metadata } | undefined
  let failedAt: number | undefined
  let asking: Promise<Metadata> | undefined
  const now = () => clock.instant().getTime()

  const ask = async (): Promise<Metadata> => {
    const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
    const answer = await fetchBounded(url, discoveryBounds).catch(() => undefined)
    const parsed = metadata.safeParse(jsonOf(answer?.text ?? ''))
    const isTold = answer?.ok === true && parsed.success && parsed.data.issuer === issuer
    failedAt = isTold ? undefined : now()
    if (!isTold) throw away('does not tell its addresses')
    known = { at: now(), found: parsed.data }
    return parsed.data
  }
  /** One question for everybody who waits for its answer. */
  const askOnce = (): Promise<Metadata> => {
    asking ??= ask().finally(() => {
      asking = undefined
    })
    return asking
  }
  const find = async (): Promise<Metadata> => {
    const hasJustFailed = failedAt !== undefined && Math.abs(now() - failedAt) < pauseAfterFailure
    if (known === undefined) {
      if (hasJustFailed) throw away('has just not told its addresses')
      return await askOnce()
    }
    // Nobody waits for addresses that are known already.
    if (Math.abs(now() - known.at) >= freshFor && !hasJustFailed) void askOnce().catch(() => undefined)
    return known.found
  }
  const post = async (url: string, form: Form, headers: Readonly<Record<string, string>> = {}) => {
    const assertion = await clientAssertion(key, { clientId, audience: issuer, now: clock.instant() })
    const own: Form = [
      ['client_id', clientId],
      ['client_assertion_type', jwtBearer],
      ['client_assertion', assertion],
    ]
    return await fetchBounded(url, bounds, {
      method: 'POST',
      headers: { ...headers, accept: 'application/json' },
      body: new URLSearchParams([...form, ...own].map(([name, value]): [string, string] => [name, value])),
    }).catch(() => {
      throw away('does not answer')
    })
  }

  return {
    issuer,
    clientId,
    tokenUrl: async () => (await find()).token_endpoint,
    mustReach: async () => {
      await askOnce()
    },
    push: async (form) => {
      const { pushed_authorization_request_endpoint: url, authorization_endpoint: start } = await find()
      const answer = await post(url, form)
      const parsed = pushed.safeParse(jsonOf(answer.text ?? ''))
      if (!answer.ok || !parsed.success) throw away(`answered ${answer.status} to a pushed request`)
      const location = new URL(start)
      location.searchParams.set('client_id', clientId)
      location.searchParams.set('request_uri', parsed.data.request_uri)
      return location.href
    },
    askToken: async (form, proof) => {
      const { token_endpoint: url } = await find()
      return toTokenAnswer(await post(url, form, { dpop: proof }), 'The identity provider')
    },
    revoke: async (refreshToken) => {
      const { revocation_endpoint: url } = await find()
      if (url === undefined) throw away('revokes nothing')
      const form = [
        ['token', refreshToken],
        ['token_type_hint', 'refresh_token'],
      ] as const
      const { ok, status } = await post(url, form)
      if (!ok) throw away(`answered ${status} to a revocation`)
    },
  }
}

const away = (why: string) => new WebProblem('identity-provider-unavailable', `The identity provider ${why}.`)
