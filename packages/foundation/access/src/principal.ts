import type { Actor } from '@tym/audit-log'
import type { AreaId, CertificateId, OrganisationId, PersonId, UsageRightId } from '@tym/kernel'
import { Problem } from '@tym/kernel'
import type { RoleCertificate } from '@tym/role-certificate'
import type { AccessDeclaration } from './declaration.ts'

/** Who acts, as a verified role certificate says it, with a role that the register declares. */
export type Principal<Role extends string = string> = Actor & {
  readonly kind: 'person' | 'system' | 'customer'
  readonly person: PersonId
  readonly certificate: CertificateId
  readonly role: Role
  readonly title: string
  readonly area?: AreaId
  readonly employer?: OrganisationId
  readonly authority?: OrganisationId
  readonly usageRight?: UsageRightId
}

/** A staff principal: everything a granted right says is there. */
export type StaffPrincipal<Role extends string = string> = Principal<Role> & {
  readonly employer: OrganisationId
  readonly authority: OrganisationId
  readonly area: AreaId
  readonly usageRight: UsageRightId
}

/**
 * The principal of a verified certificate. A customer's identity code becomes the blind index here and goes
 * no further. Throws Problem when the role is not in the declaration.
 */
export function principalOf<Role extends string>(
  declaration: Pick<AccessDeclaration<Role>, 'roles' | 'customerRole'>,
  certificate: RoleCertificate,
  blindIndex: (nationalId: string) => Buffer,
): Principal<Role> {
  const { roles, customerRole } = declaration
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
  if (!isRoleOf(roles, role))
    throw new Problem('certificate-invalid', 'The certificate names an undeclared role.')
  return { ...common, role, title, employer, authority, area, usageRight }
}

function isRoleOf<Role extends string>(roles: AccessDeclaration<Role>['roles'], role: string): role is Role {
  return Object.hasOwn(roles, role)
}

/** Narrows to staff; throws Problem 'certificate-kind-not-allowed' for a customer. */
export function staffOf<Role extends string>(principal: Principal<Role>): StaffPrincipal<Role> {
  const { employer, authority, area, usageRight } = principal
  if (employer === undefined || authority === undefined || area === undefined || usageRight === undefined) {
    throw new Problem('certificate-kind-not-allowed', 'The operation needs a certificate of an organisation.')
  }
  return { ...principal, employer, authority, area, usageRight }
}
