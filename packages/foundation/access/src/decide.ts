import {
  type CategoryNumber,
  type Condition,
  cellOf,
  type FieldId,
  mayPerform,
  type OperationId,
  operationRule,
  type RoleId,
} from '@tym/register'

/** A decision with the rule that made it. A refusal is what you get when no rule allows. */
export type Decision =
  | { readonly allowed: true; readonly rule: string }
  | { readonly allowed: false; readonly rule: string }

const noRule = 'no-rule'

/** May the role perform an operation that is not about a category's content? */
export function decideOperation(role: RoleId, operation: OperationId): Decision {
  return mayPerform(role, operation)
    ? { allowed: true, rule: operationRule(role, operation) }
    : { allowed: false, rule: noRule }
}

/**
 * May the role read anything at all in these categories? Relation, conditions and classes are decided in the
 * gate.
 */
export function decideRead(role: RoleId, categories: readonly CategoryNumber[]): Decision {
  const readable = categories
    .map((category) => cellOf(role, category))
    .filter((cell) => cell.read !== undefined)
  if (readable.length === 0) return { allowed: false, rule: noRule }
  return { allowed: true, rule: readable.map((cell) => cell.rule).join(' ') }
}

/** May the role record this field? `condition` remains for the caller to check against the file. */
export function decideWrite(
  role: RoleId,
  category: CategoryNumber,
  field: FieldId,
): Decision & { readonly condition?: Condition } {
  const { write, rule } = cellOf(role, category)
  if (write === undefined || !write.fields.includes(field)) return { allowed: false, rule: noRule }
  return { allowed: true, rule, ...(write.condition === undefined ? {} : { condition: write.condition }) }
}
