import { publicJwk, readCompactJws, sha256, thumbprintOf } from '@tym/kernel'
import { z } from 'zod'
import { WebProblem } from './web-problem.ts'

/** Characters: the longest proof that customer-data looks at. */
const longestProof = 4_096
const proofHeader = z.object({ jwk: z.object(publicJwk.shape) })
const proofClaims = z.object({ ath: z.string() })

/**
 * Looks whether a relayed call says by its proof (RFC 9449) that it is by the session's key and goes with the
 * token that the session holds. Else customer-data would log a forged proof in the name of whoever the token
 * is about, also when somebody has only their cookie. NOT verified: the signature and everything else, which
 * customer-data does. Throws WebProblem 'invalid-proof', 'session-missing', or 'certificate-expired' when the
 * proof goes with another token than the one held.
 */
export function proofMustFit(request: Request, held: { thumbprint: string; token: string }): void {
  const proof = readCompactJws(request.headers.get('dpop') ?? '', longestProof)
  const [header, claims] = [proofHeader.safeParse(proof?.header), proofClaims.safeParse(proof?.claims)]
  if (!header.success || !claims.success)
    throw new WebProblem('invalid-proof', 'The relayed call has no proof that can be read.')
  if (thumbprintOf(header.data.jwk) !== held.thumbprint)
    throw new WebProblem('session-missing', 'The relayed call is by another key than the session.')
  if (claims.data.ath !== sha256(held.token).toString('base64url'))
    throw new WebProblem('certificate-expired', 'The proof goes with another token than the session holds.')
}
