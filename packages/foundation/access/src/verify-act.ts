import { type OrganisationId, Problem } from '@tym/kernel'
import { isCustomer, mayPerform, type OperationId, operations } from '@tym/register'
import type { Principal } from './principal.ts'

/** Which organisation made the row that is acted on, and which have data in it. */
export interface ActedOn {
  /** Null for a row that the customer made. */
  readonly maker: OrganisationId | null
  readonly storing?: readonly OrganisationId[]
}

/**
 * Whether the declaration gives this act on this row to the caller's organisation; ctx.may_act repeats it in
 * the database. A customer acts on what is theirs. False where nothing is declared, and for items from a
 * source, of which relation.decides_on tells.
 */
export function mayAct(
  by: Pick<Principal, 'role' | 'authority'>,
  operation: OperationId,
  { maker, storing = [] }: ActedOn,
): boolean {
  if (!mayPerform(by.role, operation)) return false
  if (isCustomer(by.role)) return true
  const { authority } = by
  if (authority === undefined) return false
  const { whose } = operations[operation]
  switch (whose) {
    case 'anyOfTeam':
      return true
    case 'maker':
      return authority === maker
    case 'makerOrStoring':
      return authority === maker || storing.includes(authority)
    case 'makerOrRecorder':
    case undefined:
      return false
    default:
      return whose satisfies never
  }
}

/** Throws 'not-permitted' when the act is for another organisation. */
export function verifyAct(...asked: Parameters<typeof mayAct>): void {
  if (!mayAct(...asked)) throw new Problem('not-permitted', 'The act is for another organisation.')
}
