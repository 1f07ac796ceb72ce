import type { Principal } from '@tym/access'
import { type FieldId, type FileFacts, getField, holds, readCell, readReach, writeCell } from '@tym/register'

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
