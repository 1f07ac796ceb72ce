import type { PartyKind } from '../access/organisation-kinds.ts'
import { type RoleId, roles } from '../access/roles.ts'
import type { FieldId } from '../data/field-ids.ts'

/**
 * Whose word a field is, where it is not simply a fact: the customer's own, that of the party that records
 * it, or of whoever its value names. Nobody says it for another: an officer may write down what the customer
 * said, and it is marked as such.
 */
export type Voice = 'customer' | 'party' | 'approver'

/**
 * In whose name one entry of such a field speaks. `throughOfficer`: the customer's word as an officer
 * received it.
 */
export type SpokenBy = 'customer' | 'party' | 'throughOfficer'

/**
 * What the plan must hold before it may be in force (4, 5 §), besides being taken by both authorities, and
 * Kela where it takes part.
 */
export const planFloor: readonly FieldId[] = ['7.02', '7.03', '7.07', '7.08']

/** Whether an officer of the role speaks for this kind of party. */
export function speaksFor(role: RoleId, party: PartyKind): boolean {
  return roles[role].authorityKinds.includes(party)
}
