import { Problem, type ProblemCode, readCompactJws } from '@tym/kernel'
import { compactVerify, importJWK, type JWK } from 'jose'
import { z } from 'zod'

/** Asymmetric algorithms that FAPI 2.0 allows. Our own signatures are always ES256. */
export type Algorithm = 'ES256' | 'PS256' | 'EdDSA'

/** In the place of a type, for tokens of a kind that may name none, as id tokens of OpenID Connect. */
export const untyped = ''

const longestJws = 16_384

const header = z.strictObject({
  alg: z.enum(['ES256', 'PS256', 'EdDSA']),
  typ: z.string().min(1).max(64).optional(),
  kid: z.string().min(1).max(200),
})

export type JwsToVerify = {
  /** The `typ` values that this kind of token may have. */
  types: readonly string[]
  /** Answers the key with this id, or undefined. The unverified claims are only for finding it. */
  findKey: (keyId: string, unverifiedClaims: Record<string, unknown>) => Promise<JWK | undefined>
  /** The code of every refusal. */
  code: ProblemCode
  algorithms?: readonly Algorithm[]
}

/**
 * Verifies a compact JWS and answers its claims, whose meaning is the caller's to check. Promised: canonical
 * base64url, a header of alg, typ and kid only, an accepted algorithm and type, a signature by the key that
 * `findKey` answered. Throws Problem of the given code; nothing from the token is in its sentence.
 */
export async function verifyJws(
  token: string,
  { types, findKey, code, algorithms = ['ES256'] }: JwsToVerify,
): Promise<{ claims: Record<string, unknown>; keyId: string; typ: string }> {
  const jws = readCompactJws(token, longestJws)
  if (jws === undefined) throw new Problem(code, 'The token is not a canonical compact JWS.')
  const parsed = header.safeParse(jws.header)
  if (!parsed.success || !algorithms.includes(parsed.data.alg)) {
    throw new Problem(code, 'The token header has a member or an algorithm that is not accepted.')
  }
  const { alg, typ = untyped, kid } = parsed.data
  if (!types.includes(typ)) throw new Problem(code, 'The token is of another type.')
  const key = await findKey(kid, jws.claims)
  if (key === undefined) throw new Problem(code, 'No key is known that could have signed the token.')
  try {
    const { alg: _named, ...material } = key
    await compactVerify(token, await importJWK(material, alg), { algorithms: [alg] })
  } catch {
    // jose's own errors may carry the payload: nothing of them goes further.
    throw new Problem(code, 'The signature of the token does not verify.')
  }
  return { claims: jws.claims, keyId: kid, typ }
}
