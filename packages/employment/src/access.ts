import * as engine from '@tym/access'
import { type CategoryNumber, cellOf, type FieldId, type OperationId, type RoleId } from '@tym/register'
import { employment } from './declaration.ts'

/** Who acts in this register. */
export type Principal = engine.Principal<RoleId>
/** A staff principal of this register: everything a granted right says is there. */
export type StaffPrincipal = engine.StaffPrincipal<RoleId>

/** May the role perform an operation that is not about a category's content? */
export function decideOperation(role: RoleId, operation: OperationId): engine.Decision {
  return engine.decideOperation(employment, role, operation)
}

/**
 * May the role read anything at all in these categories? Relation, conditions and classes are decided in the
 * gate.
 */
export function decideRead(role: RoleId, categories: readonly CategoryNumber[]): engine.Decision {
  return engine.decideRead(categories.map((category) => cellOf(role, category)))
}

/** May the role record this field? The cell's condition remains to be checked against the file. */
export function decideWrite(role: RoleId, category: CategoryNumber, field: FieldId): engine.Decision {
  return engine.decideWrite(cellOf(role, category), field)
}

/**
 * Whether the declaration gives this act on this row to the caller's organisation; ctx.may_act repeats it in
 * the database.
 */
export function mayAct(
  by: Pick<Principal, 'role' | 'authority'>,
  operation: OperationId,
  on: engine.ActedOn,
): boolean {
  return engine.mayAct(employment, by, operation, on)
}

/** Throws 'not-permitted' when the act is for another organisation. */
export function verifyAct(...asked: Parameters<typeof mayAct>): void {
  engine.verifyAct(employment, ...asked)
}
