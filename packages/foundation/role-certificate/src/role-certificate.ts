import type { AreaId, CertificateId, OrganisationId, PersonId, UsageRightId } from '@tym/kernel'

type Common = {
  id: CertificateId
  person: PersonId
  issuer: string
  /** Key id of the signature on the token itself. */
  keyId: string
  issuedAt: Date
  expiresAt: Date
  /** RFC 7638 thumbprint of the key whose possession each request must prove. */
  thumbprint: string
}

/** The facts of a usage right, as the agency has granted it. */
export type Right = {
  employer: OrganisationId
  /** The storing organisation on whose behalf the holder acts; not always the employer. */
  authority: OrganisationId
  role: string
  title: string
  duty: string
  area: AreaId
  usageRight: UsageRightId
  usageRightVersion: number
}

type Granted = Common &
  Right & {
    /** Issuer and key id of the agency's signature on the grant, for the liveness check of that key. */
    grantIssuer: string
    grantKeyId: string
  }

/**
 * What a verified role certificate says. `person`: an employee; `system`: a machine client of an authority,
 * whose `person` is its client id; `customer`: the customer in person, who opens only their own customership.
 */
export type RoleCertificate =
  | (Granted & { kind: 'person' })
  | (Granted & { kind: 'system' })
  | (Common & { kind: 'customer'; nationalId: string })

/** What the agency's grant statement says about a usage right. */
export type GrantStatement = Right & {
  kind: 'person' | 'system'
  id: string
  person: PersonId
  issuer: string
  keyId: string
  issuedAt: Date
  notBefore: Date
  expiresAt: Date
}
