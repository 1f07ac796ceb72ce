import type { Actor } from '@tym/audit-log'
import type { AreaId, CertificateId, OrganisationId, PersonId, UsageRightId } from '@tym/kernel'
import { Problem } from '@tym/kernel'
import { customerRole, isRoleId, type RoleId } from '@tym/register'
import type { RoleCertificate } from '@tym/role-certificate'

/** Who acts, as a verified role certificate says it, with the role known to the declaration. */
export type Principal = Actor & {
  readonly kind: 'person' | 'system' | 'customer'
  readonly person: PersonId
  readonly certificate: CertificateId
  readonly role: RoleId
  readonly title: string
  readonly area?: AreaId
  readonly employer?: OrganisationId
  readonly authority?: OrganisationId
  readonly usageRight?: UsageRightId
}

/** A staff principal: everything a granted right says is there. */
export type StaffPrincipal = Principal & {
  readonly employer: OrganisationId
  readonly authority: OrganisationId
  readonly area: AreaId
  readonly usageRight: UsageRightId
}

/**
 * The principal of a verified certificate. A customer's identity code becomes the blind index here and goes
 * no further. Throws Problem when the role is not in the declaration.
 */
export function principalOf(
  certificate: RoleCertificate,
  blindIndex: (nationalId: string) => Buffer,
): Principal {
  const common = { person: certificate.person, certificate: certificate.id, kind: certificate.kind }
  if (certificate.kind === 'customer') {
    return {
      ...common,
      role: customerRole,
      title: customerRole,
      selfIndex: blindIndex(certificate.nationalId),
    }
  }
  const { role, title, employer, authority, area, usageRight } = certificate
  if (!isRoleId(role)) throw new Problem('certificate-invalid', 'The certificate names an undeclared role.')
  return { ...common, role, title, employer, authority, area, usageRight }
}

/** Narrows to staff; throws Problem 'certificate-kind-not-allowed' for a customer. */
export function staffOf(principal: Principal): StaffPrincipal {
  const { employer, authority, area, usageRight } = principal
  if (employer === undefined || authority === undefined || area === undefined || usageRight === undefined) {
    throw new Problem('certificate-kind-not-allowed', 'The operation needs a certificate of an organisation.')
  }
  return { ...principal, employer, authority, area, usageRight }
}
