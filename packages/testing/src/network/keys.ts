import { type OrganisationSlug, organisations, signerIssuer } from '@tym/personas'
import type { KeyUse } from '@tym/role-certificate'
import { generatePrivateJwk, type Sign, type SigningKey, signingKeyOf, signJws } from '@tym/signing'

/** One organisation's own key: really generated, really signing, never shared with another organisation. */
export type CastKey = {
  readonly slug: OrganisationSlug
  readonly issuer: string
  readonly use: KeyUse
  readonly key: SigningKey
  readonly sign: Sign
}

const signerOrigin = 'http://127.0.0.1:8320'
/** Who vouches for customers: the stand-in for strong electronic identification, kept by the agency. */
const customerIssuer = 'http://127.0.0.1:8330'

/**
 * Fresh keys for the whole cast: certificate and document for each employer, grant and customer for the
 * agency.
 */
export function makeCastKeys(): readonly CastKey[] {
  const employers = Object.values(organisations).filter(({ kind }) => kind !== 'recipient')
  return [
    ...employers.flatMap(({ slug }) => [
      makeKey(slug, 'certificate'),
      makeKey(slug, 'document'),
      ...(slug === 'keha' ? [makeKey(slug, 'grant')] : []),
    ]),
    makeKey('keha', 'customer', customerIssuer),
  ]
}

/** A new key of an organisation under its own issuer name. */
export function makeKey(
  slug: OrganisationSlug,
  use: KeyUse,
  issuer = signerIssuer(signerOrigin, slug),
): CastKey {
  const key = signingKeyOf(generatePrivateJwk())
  return { slug, issuer, use, key, sign: signJws(key) }
}

/** The cast's key for a use. Throws when there is none. */
export function keyOf(keys: readonly CastKey[], slug: OrganisationSlug, use: KeyUse): CastKey {
  const found = keys.find((each) => each.slug === slug && each.use === use)
  if (found === undefined) throw new Error(`${slug} has no key for ${use}`)
  return found
}
