import type { Principal } from '@tym/access'
import { type Condition, type FieldId, getField, readCell, readReach, writeCell } from '@tym/register'

/** What the conditions of the matrix ask of a file. */
export interface FileFacts {
  readonly kelaInPlan: boolean
}

/** Whether a condition of a cell holds on this file; one that only a request could fulfil does not. */
export function holds(condition: Condition | undefined, { kelaInPlan }: FileFacts): boolean {
  switch (condition) {
    case undefined:
    // What is withheld from the customer (1050/2018 34 §) is not stored here: there is nothing to leave out.
    case 'withholding':
      return true
    case 'kelaInPlan':
      return kelaInPlan
    case 'rightsRequest':
      return false
  }
  return condition satisfies never
}

/** Whether the caller's role may read an entry of this field that `owner` stored. The relation is decided elsewhere. */
export function mayReadField(
  { role, authority }: Pick<Principal, 'role' | 'authority'>,
  { field, owner }: { readonly field: FieldId; readonly owner: string },
  file: FileFacts,
): boolean {
  if (!holds(readCell(role, getField(field).category)?.condition, file)) return false
  const reach = readReach(role, field)
  return reach === 'all' || (reach === 'own' && owner === authority)
}

/** Whether the condition of the role's right to record the field holds on this file. */
export function mayWriteNow({ role }: Pick<Principal, 'role'>, field: FieldId, file: FileFacts): boolean {
  return holds(writeCell(role, getField(field).category)?.condition, file)
}
