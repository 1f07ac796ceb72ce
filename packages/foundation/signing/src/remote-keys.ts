import { type Clock, fetchBounded, isSecureAddress, jsonOf, Problem, type ProblemCode } from '@tym/kernel'
import type { JWK } from 'jose'
import { z } from 'zod'

const keySet = z.object({
  keys: z.array(z.looseObject({ kty: z.string().max(8), kid: z.string().min(1).max(200) })).max(100),
})
const discovery = z.object({ issuer: z.string(), jwks_uri: z.url() })

const freshFor = 10 * 60_000
const usableFor = 60 * 60_000
const retryAfter = 15_000
const bounds = { milliseconds: 5_000, bytes: 256 * 1024 }

export type RemoteKeys = {
  /** The published key with this id, or undefined. Throws Problem of the given code when nobody can say. */
  find(keyId: string): Promise<JWK | undefined>
}

export type RemoteKeysOptions = {
  clock: Clock
  /** The problem when the keys cannot be fetched and none fetched in the last hour are at hand. */
  unreachable: ProblemCode
} & ({ jwksUri: string } | { issuer: string })

/**
 * The published keys of an issuer (RFC 7517), found by OpenID discovery when only the issuer is known; a
 * place off this machine that is not https is never asked. Kept ten minutes, fetched again when an unknown
 * key id is met but at most every 15 s, so that a stranger's made-up key ids cannot make us hammer the
 * issuer; used for up to an hour while the issuer is unreachable.
 */
export function createRemoteKeys(options: RemoteKeysOptions): RemoteKeys {
  const { clock, unreachable } = options
  let keys = new Map<string, JWK>()
  let fetchedAt = Number.NEGATIVE_INFINITY
  let triedAt = Number.NEGATIVE_INFINITY
  let fetching: Promise<void> | undefined

  const fetchKeys = async () => {
    const now = clock.instant().getTime()
    triedAt = now
    const uri = 'issuer' in options ? await discover(options.issuer) : options.jwksUri
    const found = keySet.parse(await getJson(uri)).keys
    const named = new Map<string, JWK>()
    for (const key of found) {
      if (named.has(key.kid)) throw new Error('two published keys share a key id')
      named.set(key.kid, key)
    }
    keys = named
    fetchedAt = now
  }
  const refresh = async () => {
    fetching ??= fetchKeys().finally(() => {
      fetching = undefined
    })
    await fetching
  }

  return {
    find: async (keyId) => {
      const now = clock.instant().getTime()
      // What was fetched in the future was fetched by a clock that ran ahead.
      if (fetchedAt > now) fetchedAt = now - freshFor - 1
      if (triedAt > now) triedAt = now - retryAfter - 1
      const wanted = now - fetchedAt > freshFor || !keys.has(keyId)
      if (wanted && (fetching !== undefined || now - triedAt > retryAfter)) {
        await refresh().catch(() => undefined)
      }
      if (clock.instant().getTime() - fetchedAt > usableFor) {
        throw new Problem(unreachable, 'The published keys of the issuer cannot be fetched.')
      }
      return keys.get(keyId)
    },
  }
}

async function discover(issuer: string): Promise<string> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const document = discovery.parse(await getJson(url))
  if (document.issuer !== issuer) throw new Error('the discovery document is of another issuer')
  return document.jwks_uri
}

async function getJson(url: string): Promise<unknown> {
  if (!isSecureAddress(url)) throw new Error('the address of the keys is neither https nor on this machine')
  const { ok, status, text } = await fetchBounded(url, bounds, { headers: { accept: 'application/json' } })
  if (!ok) throw new Error(`the issuer answered ${status}`)
  if (text === undefined) throw new Error('the issuer answered too much')
  return jsonOf(text)
}
