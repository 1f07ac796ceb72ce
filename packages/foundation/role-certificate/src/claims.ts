import { areaId, certificateId, nationalId, organisationId, personId, usageRightId } from '@tym/kernel'
import { z } from 'zod'

/** JWS `typ` of each kind of token; one kind is never read as another (RFC 8725 section 3.11). */
export const certificateType = 'role-certificate+jwt'
export const grantType = 'grant-statement+jwt'
export const customerTokenType = 'at+jwt'

/** The authentication context that counts as strong electronic identification. */
export const strongAuthentication = 'urn:tym:acr:strong'

/** The longest life of a certificate, in seconds. */
export const longestLifetime = 600

/** The longest compact token that is looked at, in characters. */
export const longestToken = 8192

const instant = z.number().int().nonnegative().max(253_402_300_799)
const line = (max: number) => z.string().min(1).max(max)
const thumbprint = z.string().regex(/^[\w-]{43}$/)

/** What the agency granted and the employer repeats: the two must be equal, member by member. */
const grantedFacts = {
  kind: z.enum(['person', 'system']),
  sub: personId,
  employer: organisationId,
  authority: organisationId,
  role: line(64),
  title: line(200),
  duty: line(400),
  area: areaId,
  usage_right: usageRightId,
  usage_right_version: z.number().int().positive(),
}

/** Claims of the agency's signature over a usage right (käyttöoikeus). */
export const grantClaims = z.strictObject({
  ...grantedFacts,
  iss: line(400),
  jti: line(128),
  iat: instant,
  nbf: instant,
  exp: instant,
})
export type GrantClaims = z.infer<typeof grantClaims>

/** Claims of a role certificate (roolivarmenne): the employer's signature over an embedded live grant. */
export const certificateClaims = z.strictObject({
  ...grantedFacts,
  iss: line(400),
  aud: line(400),
  jti: certificateId,
  iat: instant,
  nbf: instant.optional(),
  exp: instant,
  cnf: z.strictObject({ jkt: thumbprint }),
  grant: line(longestToken),
})
export type CertificateClaims = z.infer<typeof certificateClaims>

/** Claims of a customer's own access token (RFC 9068); other members of the token are of no interest here. */
export const customerClaims = z.object({
  kind: z.literal('customer'),
  iss: line(400),
  aud: line(400),
  sub: personId,
  jti: certificateId,
  iat: instant,
  nbf: instant.optional(),
  exp: instant,
  acr: line(200),
  cnf: z.object({ jkt: thumbprint }),
  national_id: nationalId,
})
