import type { CertificateClaims, GrantClaims } from './claims.ts'
import type { Right } from './role-certificate.ts'

/** The right that verified claims speak of: those of a certificate say it as those of its grant do. */
export function rightOf(claims: GrantClaims | CertificateClaims): Right {
  return {
    employer: claims.employer,
    authority: claims.authority,
    role: claims.role,
    title: claims.title,
    duty: claims.duty,
    area: claims.area,
    usageRight: claims.usage_right,
    usageRightVersion: claims.usage_right_version,
  }
}
