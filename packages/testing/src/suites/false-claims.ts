import { areas, type OrganisationSlug, organisations } from '@tym/personas'
import { roleIds, roles } from '@tym/register'
import type { CertificateChange, Holder } from '../network/holder.ts'
import { keyOf } from '../network/keys.ts'
import type { Network } from '../network.ts'

/** What a certificate says of its holder's right beside its id and version. */
export const claimedFacts = ['role', 'authority', 'area', 'employer', 'kind'] as const
export type ClaimedFact = (typeof claimedFacts)[number]

/**
 * The holder's live right with one fact claimed to be another, signed by the agency's key and an employer's
 * as if both had agreed on it: every signature and every comparison between the two holds. Undefined when
 * there is no other.
 */
export function falseClaim(
  fact: ClaimedFact,
  { role, organisation, grant }: Holder,
  { keys }: Pick<Network, 'keys'>,
): CertificateChange | undefined {
  const { kind } = organisations[organisation]
  switch (fact) {
    case 'role': {
      const other = roleIds.find(
        (id) => id !== role && roles[id].kind === roles[role].kind && roles[id].employerKinds.includes(kind),
      )
      return other === undefined ? undefined : { grant: { role: other } }
    }
    case 'authority':
      return { grant: { authority: organisations[organisation === 'lahti' ? 'heinola' : 'lahti'].id } }
    case 'area': {
      const other = Object.values(areas).find(({ id }) => id !== grant.area)
      return other === undefined ? undefined : { grant: { area: other.id } }
    }
    case 'employer': {
      const other = otherEmployer(organisation, kind)
      if (other === undefined) return undefined
      return { grant: { employer: organisations[other].id }, signedBy: keyOf(keys, other, 'certificate') }
    }
    case 'kind':
      return { grant: { kind: grant.kind === 'person' ? 'system' : 'person' } }
  }
}

function otherEmployer(organisation: OrganisationSlug, kind: string): OrganisationSlug | undefined {
  return Object.values(organisations).find((other) => other.slug !== organisation && other.kind === kind)
    ?.slug
}
