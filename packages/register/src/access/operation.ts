import type { LocalizedText } from '@tym/kernel'
import type { RoleId } from './roles.ts'

/**
 * Which relation the role must have to what it touches: member of the case team; responsible officer on it;
 * officer of a party to the customership; anything within the own organisation; the caller's own matters;
 * or the whole network.
 */
export type Reach = 'caseTeam' | 'responsibleOfficer' | 'party' | 'ownOrganisation' | 'own' | 'network'

/**
 * Whose act it is on a row that an organisation of the case team made, such as a disclosure or a request to a
 * source: anybody's of the team; of the organisation that made it; also of one whose data is in it; or, of
 * what came from a source, also of whoever may record it where nobody of the organisation that asked may. A
 * customer, whose reach is their own, is not bound by it.
 */
export type Whose = 'anyOfTeam' | 'maker' | 'makerOrStoring' | 'makerOrRecorder'

/** Something done that is not reading a category: who may, how far, and why. */
export interface OperationDeclaration {
  readonly title: LocalizedText
  readonly reason: LocalizedText
  /** The roles that may, each with its reach. A role that is not here may not. */
  readonly roles: Readonly<Partial<Record<RoleId, Reach>>>
  /**
   * For what is done to a disclosure, a recall, an obtaining, an exclusion or a copy for an own register:
   * whose act it is.
   */
  readonly whose?: Whose
}
