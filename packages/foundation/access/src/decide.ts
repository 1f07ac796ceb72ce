import type { AccessDeclaration, DeclaredCell } from './declaration.ts'

/** A decision with the rule that made it. A refusal is what you get when no rule allows. */
export type Decision =
  | { readonly allowed: true; readonly rule: string }
  | { readonly allowed: false; readonly rule: string }

const noRule = 'no-rule'

/**
 * May the role perform an operation that is not about a category's content? The rule has a stable id, such as
 * 'O.customership.start.R1'.
 */
export function decideOperation<Role extends string, Operation extends string>(
  { roles, operations }: AccessDeclaration<Role, Operation>,
  role: NoInfer<Role>,
  operation: NoInfer<Operation>,
): Decision {
  return operations[operation].roles[role] === undefined
    ? { allowed: false, rule: noRule }
    : { allowed: true, rule: `O.${operation}.${roles[role].id}` }
}

/**
 * May a role read anything at all in these cells of its own? Relation, conditions and classes are decided in
 * the gate.
 */
export function decideRead(cells: readonly DeclaredCell[]): Decision {
  const readable = cells.filter((cell) => cell.read !== undefined)
  if (readable.length === 0) return { allowed: false, rule: noRule }
  return { allowed: true, rule: readable.map((cell) => cell.rule).join(' ') }
}

/** May a role record this field of the cell? The cell's condition remains to be checked against the file. */
export function decideWrite<Field extends string>(
  { write, rule }: DeclaredCell<Field>,
  field: NoInfer<Field>,
): Decision {
  return write?.fields.includes(field) === true ? { allowed: true, rule } : { allowed: false, rule: noRule }
}
