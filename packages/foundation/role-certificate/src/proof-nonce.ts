import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Clock } from '@tym/kernel'

export type ProofNonces = {
  /** The nonce that clients are told to use now. */
  current(): string
  /** Whether the nonce is that of this minute or of the one before. */
  accepts(nonce: string): boolean
}

/**
 * Server nonces of RFC 9449 section 8 without any memory: the HMAC-SHA256 of the minute under a key that all
 * processes of a service share, so a nonce given by one is accepted by every other. The key is 32 bytes or
 * more.
 */
export function createProofNonces(nonceKey: Uint8Array, clock: Clock): ProofNonces {
  if (nonceKey.length < 32) throw new RangeError('the key of the proof nonces must be at least 32 bytes')
  let minute = Number.NaN
  let current = ''
  let previous = ''
  const nonceOf = (at: number) =>
    createHmac('sha256', nonceKey).update(`dpop-nonce ${at}`).digest('base64url')
  const refresh = () => {
    const now = Math.floor(clock.instant().getTime() / 60_000)
    if (now === minute) return
    current = nonceOf(now)
    previous = nonceOf(now - 1)
    minute = now
  }
  return {
    current: () => {
      refresh()
      return current
    },
    accepts: (nonce) => {
      refresh()
      return isSame(nonce, current) || isSame(nonce, previous)
    },
  }
}

function isSame(given: string, expected: string): boolean {
  const a = Buffer.from(given)
  const b = Buffer.from(expected)
  return a.length === b.length && timingSafeEqual(a, b)
}
