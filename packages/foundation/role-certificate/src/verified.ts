import { Problem } from '@tym/kernel'
import { longestLifetime } from './claims.ts'
import type { GrantStatement, RoleCertificate } from './role-certificate.ts'
import { keyRefusal, type TrustedKey, type TrustStore } from './trust.ts'
import { clockSkew, grantRefusal, isFuture } from './verify-grant.ts'

/** What a verification stands on, and what must still hold whenever it is used again. */
export type Verified = {
  certificate: RoleCertificate
  notBefore: Date | undefined
  key: TrustedKey
  grant: { statement: GrantStatement; key: TrustedKey } | undefined
}

/** Whether the remembered verification still stands on the very keys that are registered now. */
export function stillTrusted({ certificate, key, grant }: Verified, store: TrustStore): boolean {
  if (!isSameKey(store.find(certificate.issuer, certificate.keyId), key)) return false
  return (
    grant === undefined || isSameKey(store.find(grant.statement.issuer, grant.statement.keyId), grant.key)
  )
}

function isSameKey(current: TrustedKey | undefined, used: TrustedKey): boolean {
  if (current === used) return true
  if (current === undefined) return false
  return (
    current.use === used.use &&
    current.organisation === used.organisation &&
    current.organisationKind === used.organisationKind &&
    current.publicJwk.x === used.publicJwk.x &&
    current.publicJwk.y === used.publicJwk.y &&
    current.notBefore.getTime() === used.notBefore.getTime() &&
    current.notAfter?.getTime() === used.notAfter?.getTime() &&
    current.revokedAt?.getTime() === used.revokedAt?.getTime()
  )
}

/** Checks everything that time or the trust store may have changed; throws Problem. */
export function checkInForce({ certificate, notBefore, key, grant }: Verified, now: Date): void {
  const refusal = keyRefusal(key, certificate.issuedAt, now)
  if (refusal !== undefined) throw new Problem('signing-key-revoked', `Certificate: ${refusal}.`)
  if (certificate.expiresAt <= now) throw new Problem('certificate-expired', 'The certificate has expired.')
  if (isFuture(certificate.issuedAt, now) || (notBefore !== undefined && isFuture(notBefore, now))) {
    throw new Problem(
      'certificate-invalid',
      `The certificate is from the future by more than ${clockSkew} s.`,
    )
  }
  if (certificate.expiresAt.getTime() - certificate.issuedAt.getTime() > longestLifetime * 1000) {
    throw new Problem('certificate-invalid', `The certificate lives longer than ${longestLifetime} s.`)
  }
  if (grant === undefined) return
  const grantKeyRefusal = keyRefusal(grant.key, grant.statement.issuedAt, now)
  if (grantKeyRefusal !== undefined) throw new Problem('signing-key-revoked', `Grant: ${grantKeyRefusal}.`)
  const grantProblem = grantRefusal(grant.statement, now)
  if (grantProblem !== undefined) throw grantProblem
}
