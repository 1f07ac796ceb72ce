import { type CompactJws, Problem, type PublicJwk, readCompactJws } from '@tym/kernel'
import { compactVerify, importJWK } from 'jose'
import { z } from 'zod'
import { longestToken } from './claims.ts'

const header = z.strictObject({
  alg: z.literal('ES256'),
  typ: z.string().max(64),
  kid: z.string().min(1).max(200),
})
const issuerClaim = z.object({ iss: z.string().min(1).max(400) })

/** A token whose form is right and whose signature nobody has checked yet. */
export type UnverifiedToken = { jws: CompactJws; typ: string; keyId: string; issuer: string; token: string }

/**
 * Reads header and issuer of a token, so that the key can be found. The header may hold `alg` (ES256 only),
 * `typ` and `kid`: every other member, such as `jku`, `jwk`, `x5u`, `x5c`, `b64` or `crit`, is refused, since
 * all of them let the sender choose how the token is checked.
 */
export function readToken(token: string): UnverifiedToken {
  const jws = readCompactJws(token, longestToken)
  if (jws === undefined) throw new Problem('certificate-invalid', 'The token is not a canonical compact JWS.')
  const parsed = header.safeParse(jws.header)
  if (!parsed.success) {
    throw new Problem(
      'certificate-invalid',
      'The token header has a member or an algorithm that is not accepted.',
    )
  }
  const claims = issuerClaim.safeParse(jws.claims)
  if (!claims.success) throw new Problem('certificate-invalid', 'The token names no issuer.')
  return { jws, typ: parsed.data.typ, keyId: parsed.data.kid, issuer: claims.data.iss, token }
}

type ImportedKey = Awaited<ReturnType<typeof importJWK>>
const imported = new WeakMap<PublicJwk, Promise<ImportedKey>>()

/** Verifies the ES256 signature with this key and no other. */
export async function verifySignature({ token }: UnverifiedToken, publicJwk: PublicJwk): Promise<void> {
  try {
    await compactVerify(token, await importOnce(publicJwk), { algorithms: ['ES256'] })
  } catch {
    // jose's own errors may carry the payload: nothing of them goes further.
    throw new Problem('certificate-invalid', 'The signature of the token does not verify.')
  }
}

function importOnce(publicJwk: PublicJwk): Promise<ImportedKey> {
  const known = imported.get(publicJwk)
  if (known !== undefined) return known
  const { kty, crv, x, y } = publicJwk
  const fresh = importJWK({ kty, crv, x, y }, 'ES256')
  imported.set(publicJwk, fresh)
  return fresh
}
