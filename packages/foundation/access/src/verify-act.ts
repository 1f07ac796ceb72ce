import { type OrganisationId, Problem } from '@tym/kernel'
import { decideOperation } from './decide.ts'
import type { AccessDeclaration } from './declaration.ts'
import type { Principal } from './principal.ts'

/** Which organisation made the row that is acted on, and which have data in it. */
export interface ActedOn {
  /** Null for a row that the customer made. */
  readonly maker: OrganisationId | null
  readonly storing?: readonly OrganisationId[]
}

/**
 * Whether the declaration gives this act on this row to the caller's organisation, as ctx.may_act repeats in
 * the database; a customer acts on what is theirs. False where nothing is declared, and for items from a
 * source, of which relation.decides_on tells.
 */
export function mayAct<Role extends string, Operation extends string>(
  declaration: AccessDeclaration<Role, Operation>,
  { role, authority }: Pick<Principal<NoInfer<Role>>, 'role' | 'authority'>,
  operation: NoInfer<Operation>,
  { maker, storing = [] }: ActedOn,
): boolean {
  if (!decideOperation(declaration, role, operation).allowed) return false
  if (role === declaration.customerRole) return true
  if (authority === undefined) return false
  const { whose } = declaration.operations[operation]
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
export function verifyAct<Role extends string, Operation extends string>(
  declaration: AccessDeclaration<Role, Operation>,
  by: Pick<Principal<NoInfer<Role>>, 'role' | 'authority'>,
  operation: NoInfer<Operation>,
  on: ActedOn,
): void {
  if (!mayAct(declaration, by, operation, on))
    throw new Problem('not-permitted', 'The act is for another organisation.')
}
