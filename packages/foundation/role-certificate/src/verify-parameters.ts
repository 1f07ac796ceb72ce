import { timingSafeEqual } from 'node:crypto'
import { Problem, sha256 } from '@tym/kernel'

/**
 * What decides beside address and body what a request does, and what RFC 9449 leaves out of a proof. What a
 * browser has kept (If-None-Match) it says by itself, and it changes nothing.
 */
export type Parameters = {
  /** With its question mark; empty where there is none. */
  readonly query: string
  readonly ifMatch: string | null
  readonly idempotencyKey: string | null
}

/** What a verified proof says of the parameters that it goes with. */
export type ParametersOfProof = {
  /** From the claim `ph`, where the proof has it. */
  readonly parametersHash: Buffer | undefined
  /** Whether somebody has carried the request here: see `BodyOfProof`. */
  readonly isRelayed: boolean
}

/** SHA-256 of the parameters, each on a line of its own; no header has a line break in it. */
export function parametersHashOf({ query, ifMatch, idempotencyKey }: Parameters): Buffer {
  return sha256([query, ifMatch ?? '', idempotencyKey ?? ''].join('\n'))
}

/**
 * Verifies that these are the parameters that the proof was made for, where it says so (`ph`, a claim of our
 * own like `bh`). A relayed request whose proof does not say so has none: its carrier could add or change
 * them. Throws Problem `invalid-proof`.
 */
export function verifyParameters(
  { parametersHash, isRelayed }: ParametersOfProof,
  parameters: Parameters,
): void {
  if (parametersHash === undefined && !isRelayed) return
  const wanted = parametersHash ?? noParameters
  if (!timingSafeEqual(wanted, parametersHashOf(parameters)))
    throw new Problem('invalid-proof', 'The proof is made for another query or other conditions.')
}

const noParameters = parametersHashOf({
  query: '',
  ifMatch: null,
  idempotencyKey: null,
})
