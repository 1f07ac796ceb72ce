import type { Principal } from '@tym/access'
import { isPersonUnderSafety } from '@tym/customerships/public'
import type { ReadTx } from '@tym/database'
import type { CustomershipId } from '@tym/kernel'
import type { CustomershipKeys } from '@tym/key-vault'
import { type FieldId, protectedFields } from '@tym/register'
import type { JsonValue } from './current-document.ts'
import { getFile } from './file.ts'
import { mayReadField } from './may-read-field.ts'
import { listNewestVersions, openValue, type StoredVersion } from './queries.ts'

/** An entry in its newest version with its value, for somebody who may read it. */
export interface OpenEntry extends Pick<StoredVersion, 'id' | 'version' | 'owner' | 'source' | 'recordedAt'> {
  readonly field: FieldId
  readonly value: JsonValue
}

/**
 * The newest entries of these fields that the caller may read, in the order of their ids. Contact data of a customer under
 * turvakielto is never among them: it leaves one record at a time, to a member of the team, and not for sending on.
 */
export async function listOpenEntries(
  tx: ReadTx,
  keys: CustomershipKeys,
  by: Pick<Principal, 'role' | 'authority'>,
  fields: readonly FieldId[],
): Promise<OpenEntry[]> {
  const file = await getFile(tx, keys.customership)
  const hidden = (await isPersonUnderSafety(tx)) ? protectedFields : []
  const newest = await listNewestVersions(tx, keys.customership)
  return newest
    .map(({ version }) => version)
    .filter(({ field }) => fields.includes(field) && !hidden.includes(field))
    .filter((version) => mayReadField(by, version, file))
    .map((version) => ({
      ...{ id: version.id, version: version.version, owner: version.owner, source: version.source },
      ...{ recordedAt: version.recordedAt, field: version.field, value: openValue(keys, version) },
    }))
}

/** For each of these entries whether the caller may read its value, in their order. */
export async function mayReadEntries(
  tx: ReadTx,
  customership: CustomershipId,
  by: Pick<Principal, 'role' | 'authority'>,
  entries: readonly { readonly field: FieldId; readonly owner: string }[],
): Promise<boolean[]> {
  const file = await getFile(tx, customership)
  return entries.map((entry) => mayReadField(by, entry, file))
}
