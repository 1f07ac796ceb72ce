import { useOrganisationOf } from '../../api/organisation-name.ts'
import { useSession } from '../../api/session-info.ts'
import { useAreas } from './start-queries.ts'

/** The authorities that a start in one's own area concerns, by kind; undefined until it is known. */
export interface OwnArea {
  readonly own: string
  readonly ownKind: string
  readonly labourAuthorities: readonly string[]
  readonly others: readonly string[]
}

/** The parties of the area of one's right (2 §). */
export function useOwnArea(): OwnArea | undefined {
  const session = useSession()
  const organisationOf = useOrganisationOf()
  const { data } = useAreas()
  if (!('area' in session)) return undefined
  const members = data?.items.find(({ id }) => id === session.area)?.members
  const own = organisationOf(session.authority)
  if (members === undefined || own === undefined) return undefined
  const ofKind = (kind: string) =>
    members.filter((member) => member.kind === kind).map(({ organisation }) => organisation)
  return {
    own: own.id,
    ownKind: own.kind,
    labourAuthorities: ofKind('labourAuthority'),
    others: ['wellbeingCounty', 'kela'].flatMap(ofKind).filter((organisation) => organisation !== own.id),
  }
}

/** The labour authority, where it is no question which one it is. */
export function certainLabour({ own, ownKind, labourAuthorities }: OwnArea): string | undefined {
  if (ownKind === 'labourAuthority') return own
  return labourAuthorities.length === 1 ? labourAuthorities[0] : undefined
}
