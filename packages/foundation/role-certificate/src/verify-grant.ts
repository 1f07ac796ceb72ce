import { Problem, type PublicJwk } from '@tym/kernel'
import { type GrantClaims, grantClaims, grantType } from './claims.ts'
import { rightOf } from './right-of.ts'
import type { GrantStatement } from './role-certificate.ts'
import { readToken, verifySignature } from './verify-signature.ts'

/** Answers the agency's key with this name, or undefined when the agency has none. */
export type FindAgencyKey = (issuer: string, keyId: string) => Promise<PublicJwk | undefined>

/** Seconds by which clocks may differ when a token claims to be from the future (FAPI 2.0). */
export const clockSkew = 10

/**
 * Verifies the agency's signature over a usage right and that the statement is in force at `now`. NOT
 * verified here: whose employee the person is, and whether the usage right has been ended since.
 */
export async function verifyGrantStatement(
  token: string,
  { findKey, now }: { findKey: FindAgencyKey; now: Date },
): Promise<GrantStatement> {
  const unverified = readToken(token)
  if (unverified.typ !== grantType)
    throw new Problem('certificate-invalid', 'The token is not a grant statement.')
  const key = await findKey(unverified.issuer, unverified.keyId)
  if (key === undefined) throw new Problem('untrusted-issuer', 'No agency key has this issuer and key id.')
  await verifySignature(unverified, key)
  const claims = grantClaims.safeParse(unverified.jws.claims)
  if (!claims.success)
    throw new Problem('certificate-invalid', 'The claims of the grant statement are not of their form.')
  const grant = toGrantStatement(claims.data, unverified.keyId)
  const refusal = grantRefusal(grant, now)
  if (refusal !== undefined) throw refusal
  return grant
}

/** Says why the statement is not in force at `now`, or undefined when it is. */
export function grantRefusal(grant: GrantStatement, now: Date): Problem | undefined {
  if (grant.expiresAt <= now) return new Problem('usage-right-not-live', 'The grant statement has expired.')
  if (grant.notBefore > now)
    return new Problem('usage-right-not-live', 'The grant statement is not in force yet.')
  if (isFuture(grant.issuedAt, now))
    return new Problem('certificate-invalid', 'The grant statement is from the future.')
  return undefined
}

export const isFuture = (instant: Date, now: Date) => instant.getTime() > now.getTime() + clockSkew * 1000

function toGrantStatement(claims: GrantClaims, keyId: string): GrantStatement {
  return {
    kind: claims.kind,
    id: claims.jti,
    person: claims.sub,
    ...rightOf(claims),
    issuer: claims.iss,
    keyId,
    issuedAt: new Date(claims.iat * 1000),
    notBefore: new Date(claims.nbf * 1000),
    expiresAt: new Date(claims.exp * 1000),
  }
}
