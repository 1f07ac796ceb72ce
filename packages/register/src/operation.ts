import type { LocalizedText } from '@tym/kernel'
import type { RoleId } from './roles.ts'

/**
 * Which relation the role must have to what it touches: member of the case team; responsible officer on it;
 * officer of a party to the customership; anything within the own organisation; the caller's own matters;
 * or the whole network.
 */
export type Reach = 'caseTeam' | 'responsibleOfficer' | 'party' | 'ownOrganisation' | 'own' | 'network'

/** Something done that is not reading a category: who may, how far, and why. */
export interface OperationDeclaration {
  readonly title: LocalizedText
  readonly reason: LocalizedText
  /** The roles that may, each with its reach. A role that is not here may not. */
  readonly roles: Readonly<Partial<Record<RoleId, Reach>>>
}
