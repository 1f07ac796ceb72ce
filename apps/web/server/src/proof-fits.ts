import { publicJwk, readCompactJws, thumbprintOf } from '@tym/kernel'
import { z } from 'zod'
import type { CarriedToken } from './carried-tokens.ts'
import { WebProblem } from './web-problem.ts'

/** Characters: the longest proof that customer-data looks at. */
const longestProof = 4_096
const proofHeader = z.object({ jwk: z.object(publicJwk.shape) })

/**
 * Looks whether a relayed call says by its proof (RFC 9449) that it is by the session's key and goes with the
 * token that the session holds. Else customer-data would log a forged proof in the name of whoever the token
 * is about, also when somebody has only their cookie. NOT verified: the signature and everything else, which
 * customer-data does. Throws WebProblem 'invalid-proof', 'session-missing', or 'certificate-expired' when the
 * proof goes with another token than the one held.
 */
export function proofMustFit(request: Request, held: CarriedToken): void {
  const text = request.headers.get('dpop') ?? ''
  const known = (part: string) => (part === held.proofHeader ? {} : undefined)
  const proof = readCompactJws(text, longestProof, known)
  const ath = proof?.claims['ath']
  if (proof === undefined || typeof ath !== 'string') throw unreadable()
  const header = text.slice(0, text.indexOf('.'))
  if (header !== held.proofHeader) {
    const { success, data } = proofHeader.safeParse(proof.header)
    if (!success) throw unreadable()
    if (thumbprintOf(data.jwk) !== held.thumbprint)
      throw new WebProblem('session-missing', 'The relayed call is by another key than the session.')
    held.proofHeader = header
  }
  if (ath !== held.hash)
    throw new WebProblem('certificate-expired', 'The proof goes with another token than the session holds.')
}

const unreadable = () => new WebProblem('invalid-proof', 'The relayed call has no proof that can be read.')
