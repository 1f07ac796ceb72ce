import { LRUCache } from 'lru-cache'
import type { SessionRow } from './sessions.ts'

/** The tokens that relayed calls have carried a short while ago, by the row that each was unsealed from. */
export interface CarriedTokens {
  /** Undefined when none is remembered of this row as it is now. */
  find(id: Uint8Array, row: SessionRow): string | undefined
  keep(id: Uint8Array, row: SessionRow, token: string): void
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
  const tokens = new LRUCache<string, Pick<SessionRow, 'thumbprint' | 'sealed'> & { readonly token: string }>(
    {
      max: most,
      ttl: remembered,
      ttlAutopurge: true,
    },
  )
  return {
    find: (id, { thumbprint, sealed }) => {
      const known = tokens.get(nameOf(id))
      const isSame = known?.thumbprint === thumbprint && Buffer.compare(known.sealed, sealed) === 0
      return isSame ? known.token : undefined
    },
    keep: (id, { thumbprint, sealed }, token) => {
      tokens.set(nameOf(id), { thumbprint, sealed, token })
    },
    forget: (id) => {
      tokens.delete(nameOf(id))
    },
  }
}

const nameOf = (id: Uint8Array) => Buffer.from(id).toString('base64')
