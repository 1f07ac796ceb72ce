import { type OrganisationId, Problem } from '@tym/kernel'
import type { AreaMember } from '@tym/organisations/public'
import { type PartyKind, partyKinds } from '@tym/register'

/** One of the three authorities of a customership (2 §). */
export interface Party {
  readonly organisation: OrganisationId
  readonly kind: PartyKind
}

/**
 * The three parties of a customership in an area: the caller's own organisation, and for the other kinds the
 * area's only one. Where an area has several labour authorities, a county or Kela names which of them it is.
 * Throws Problem 'not-a-party' when the three cannot be told.
 */
export function chooseParties(
  members: readonly AreaMember[],
  caller: OrganisationId,
  labourAuthority?: OrganisationId,
): readonly Party[] {
  const own = members.find(({ organisation }) => organisation === caller)
  if (own === undefined || !partyKinds.some((kind) => kind === own.kind))
    throw new Problem('not-a-party', "The caller's organisation is not a party of this area.")
  if (own.kind === 'labourAuthority' && labourAuthority !== undefined && labourAuthority !== caller)
    throw new Problem('not-a-party', 'A labour authority starts in its own name only.', '/labourAuthority')
  const candidates = members.filter(({ organisation, kind }) => kind !== own.kind || organisation === caller)
  return choosePartiesOf(candidates, labourAuthority)
}

/**
 * The three parties of a customership in an area, of whichever organisations: of each kind its only one, and
 * the labour authority that is named where there are several. Throws Problem 'not-a-party' when the three
 * cannot be told.
 */
export function choosePartiesOf(
  members: readonly AreaMember[],
  labourAuthority?: OrganisationId,
): readonly Party[] {
  const isMeant = ({ kind, organisation }: AreaMember) =>
    kind !== 'labourAuthority' || labourAuthority === undefined || organisation === labourAuthority
  return partyKinds.map((kind) => {
    const [only, ...more] = members.filter((member) => member.kind === kind && isMeant(member))
    if (only === undefined || more.length > 0)
      throw new Problem('not-a-party', `The ${kind} of this customership cannot be told.`, '/labourAuthority')
    return { organisation: only.organisation, kind }
  })
}
