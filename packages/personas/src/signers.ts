import type { OrganisationSlug } from './organisations.ts'

/** Audience of the access tokens by which an organisation's people come to its signer. */
export const signerAudience = (slug: OrganisationSlug) => `urn:tym:signer:${slug}`

/** Issuer, and base address, of an organisation's signer that is hosted at this origin. */
export const signerIssuer = (signerOrigin: string, slug: OrganisationSlug) => `${signerOrigin}/${slug}`
