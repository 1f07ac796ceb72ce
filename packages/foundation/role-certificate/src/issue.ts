import { type Clock, newCertificateId } from '@tym/kernel'
import {
  type CertificateClaims,
  certificateClaims,
  certificateType,
  type GrantClaims,
  grantClaims,
  grantType,
  longestLifetime,
} from './claims.ts'
import type { GrantStatement } from './role-certificate.ts'

/** Signs claims under a protected header and answers the compact JWS. The signer adds `alg` and `kid`. */
export type Sign = (header: { typ: string }, claims: Record<string, unknown>) => Promise<string>

/** What the agency is asked to sign: a grant statement without what the signer itself decides. */
export type GrantToSign = Omit<GrantStatement, 'id' | 'issuer' | 'keyId' | 'issuedAt'>

const seconds = (instant: Date) => Math.floor(instant.getTime() / 1000)

/** Puts the agency's signature on a usage right. Throws ZodError when a fact is not of its form. */
export async function issueGrantStatement(
  sign: Sign,
  { issuer, grant, id, clock }: { issuer: string; grant: GrantToSign; id: string; clock: Clock },
): Promise<string> {
  const claims: GrantClaims = grantClaims.parse({
    ...factsOf(grant),
    iss: issuer,
    jti: id,
    iat: seconds(clock.instant()),
    nbf: seconds(grant.notBefore),
    exp: seconds(grant.expiresAt),
  })
  return await sign({ typ: grantType }, claims)
}

export type CertificateToSign = {
  issuer: string
  audience: string
  /** A verified, live grant statement and the token that it was read from. */
  grant: GrantStatement
  grantToken: string
  thumbprint: string
  /** Seconds, at most 600. */
  lifetime: number
  clock: Clock
}

/** Puts the employer's signature on a role certificate that embeds the agency's live grant statement. */
export async function issueRoleCertificate(
  sign: Sign,
  { issuer, audience, grant, grantToken, thumbprint, lifetime, clock }: CertificateToSign,
): Promise<{ certificate: string; id: CertificateClaims['jti']; expiresIn: number }> {
  if (lifetime > longestLifetime) throw new RangeError(`a certificate lives at most ${longestLifetime} s`)
  const issuedAt = seconds(clock.instant())
  const expiresAt = Math.min(issuedAt + lifetime, seconds(grant.expiresAt))
  const id = newCertificateId()
  const claims: CertificateClaims = certificateClaims.parse({
    ...factsOf(grant),
    iss: issuer,
    aud: audience,
    jti: id,
    iat: issuedAt,
    exp: expiresAt,
    cnf: { jkt: thumbprint },
    grant: grantToken,
  })
  return { certificate: await sign({ typ: certificateType }, claims), id, expiresIn: expiresAt - issuedAt }
}

function factsOf(grant: GrantToSign) {
  return {
    kind: grant.kind,
    sub: grant.person,
    employer: grant.employer,
    authority: grant.authority,
    role: grant.role,
    title: grant.title,
    duty: grant.duty,
    area: grant.area,
    usage_right: grant.usageRight,
    usage_right_version: grant.usageRightVersion,
  }
}
