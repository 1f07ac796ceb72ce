import type { Clock } from '@tym/kernel'
import { createProofVerifier } from '@tym/role-certificate'
import { WebProblem } from './web-problem.ts'

/** Seconds that a proof may be old; the clock of whoever makes it may go as much ahead as is let pass. */
const window = 60
const keptMilliseconds = 4 * 60_000

/** A proof that has verified. Whether it is new, its mark tells, once it is kept. */
export interface UsedProof {
  readonly thumbprint: string
  /** SHA-256 of key and proof id. */
  readonly mark: Uint8Array
  /** From when on nobody would accept the proof again anyhow. */
  readonly expiresAt: Date
}

export interface OwnProofs {
  /** For the DPoP-Nonce header. */
  nonce(): string
  /**
   * Verifies the proof (RFC 9449) that a browser makes for the web server itself. Throws WebProblem or
   * Problem 'invalid-proof' or 'use-dpop-nonce'. NOT verified: whose key it is, and that it is new.
   */
  verify(request: Request): UsedProof
}

export function createOwnProofs(options: {
  readonly publicOrigin: string
  readonly nonceKey: Uint8Array
  readonly clock: Clock
}): OwnProofs {
  const verifier = createProofVerifier({ ...options, window })
  return {
    nonce: verifier.currentNonce,
    verify: (request) => {
      const proof = request.headers.get('dpop')
      if (proof === null || proof.includes(','))
        throw new WebProblem('invalid-proof', 'The request has no DPoP header, or several.')
      const path = new URL(request.url).pathname
      const { thumbprint, replayKey, issuedAt } = verifier.verifyUnbound({
        proof,
        method: request.method,
        path,
      })
      return { thumbprint, mark: replayKey, expiresAt: new Date(issuedAt.getTime() + keptMilliseconds) }
    },
  }
}
