import { createHmac, createSecretKey } from 'node:crypto'

/** Finds an identity code without storing it: the same code gives the same 32 bytes, only with the key. */
export type BlindIndex = (canonicalNationalId: string) => Buffer

const shortestKey = 32

/**
 * HMAC-SHA-256 under a key that is never in the database or its backups: identity codes are few and could be
 * tried.
 */
export function createBlindIndex(key: Uint8Array): BlindIndex {
  if (key.length < shortestKey) throw new Error('the blind index key must have 32 bytes or more')
  const secret = createSecretKey(key)
  return (canonicalNationalId) => createHmac('sha256', secret).update(canonicalNationalId).digest()
}
