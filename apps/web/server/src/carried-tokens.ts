import { LRUCache } from 'lru-cache'
import type { FoundSession } from './sessions.ts'

/** A token as the calls of one session carry it, and the row that it was unsealed from. */
export interface CarriedToken extends Pick<FoundSession, 'thumbprint' | 'version'> {
  readonly token: string
  /** Its SHA-256, by which proofs name it (`ath`). */
  readonly hash: string
  /** The header of a proof that was by the session's key: the same text names the same key. */
  proofHeader?: string
}

/** The tokens that relayed calls have carried a short while ago, by the ids of their sessions. */
export interface CarriedTokens {
  /** Good for a session whose row has the same key and version still. */
  find(id: Uint8Array): CarriedToken | undefined
  keep(id: Uint8Array, held: CarriedToken): void
  /** Of a session that is over. */
  forget(id: Uint8Array): void
}

/** More sessions than are at work in one process at a time. */
const most = 2_000
/** Milliseconds: about as long as somebody goes from page to page without a pause. */
const remembered = 60_000

/**
 * Nothing that a file could be read with: a token is of no use without the key that only its browser has. The
 * id of a row is the hash of its cookie, so that whoever finds one has shown the cookie.
 */
export function createCarriedTokens(): CarriedTokens {
  const tokens = new LRUCache<string, CarriedToken>({ max: most, ttl: remembered, ttlAutopurge: true })
  return {
    find: (id) => tokens.get(nameOf(id)),
    keep: (id, held) => {
      tokens.set(nameOf(id), held)
    },
    forget: (id) => {
      tokens.delete(nameOf(id))
    },
  }
}

const nameOf = (id: Uint8Array) => Buffer.from(id).toString('base64')
