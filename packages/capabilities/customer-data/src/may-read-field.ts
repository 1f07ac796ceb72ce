import type { Principal } from '@tym/employment'
import {
  type FieldId,
  type FileFacts,
  getField,
  holds,
  type Placed,
  readAs,
  readCell,
  readReach,
  writeCell,
} from '@tym/register'

/**
 * Whether the caller's role may read an entry that `owner` stored; a statement of effect is read with the
 * fact that it is about, unless it was opened. The relation is decided elsewhere.
 */
export function mayReadField(
  { role, authority }: Pick<Principal, 'role' | 'authority'>,
  { owner, ...entry }: Placed & { readonly owner: string },
  file: FileFacts,
): boolean {
  const field = readAs(entry)
  if (!holds(readCell(role, getField(field).category)?.condition, file)) return false
  const reach = readReach(role, field, file)
  return reach === 'all' || (reach === 'own' && owner === authority)
}

/** Whether the condition of the role's right to record the field holds on this file. */
export function mayWriteNow({ role }: Pick<Principal, 'role'>, field: FieldId, file: FileFacts): boolean {
  return holds(writeCell(role, getField(field).category)?.condition, file)
}
