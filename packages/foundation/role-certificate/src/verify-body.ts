import { timingSafeEqual } from 'node:crypto'
import { Problem, sha256 } from '@tym/kernel'

/** What a verified proof says of the body that it goes with. */
export type BodyOfProof = {
  /** SHA-256 of the body's bytes, from the claim `bh`, where the proof has it. */
  readonly bodyHash: Buffer | undefined
  /** Whether the proof names another origin than the service's own: somebody has carried the request here. */
  readonly isRelayed: boolean
}

/**
 * Verifies that these bytes are the body that the proof was made for, where it says so (`bh`, a claim of our
 * own beside those of RFC 9449). It must say so of a relayed request, whose carrier could change the body.
 * Throws Problem `invalid-proof`.
 */
export function verifyBody({ bodyHash, isRelayed }: BodyOfProof, body: Uint8Array): void {
  if (bodyHash === undefined && !isRelayed) return
  if (bodyHash === undefined) throw refuse('of a relayed request does not say for which body it is made')
  if (!timingSafeEqual(bodyHash, sha256(body))) throw refuse('is made for another body')
}

const refuse = (why: string) => new Problem('invalid-proof', `The proof ${why}.`)
