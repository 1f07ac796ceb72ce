import { isPersonUnderSafety } from '@tym/customerships/public'
import type { ReadTx } from '@tym/database'
import type { Principal } from '@tym/employment'
import type { CustomershipId, EntryId } from '@tym/kernel'
import type { CustomershipKeys } from '@tym/key-vault'
import { type FieldId, fieldId, isEffect, type Placed, protectedFields } from '@tym/register'
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { JsonValue } from './current-document.ts'
import { getFile } from './file.ts'
import { awaitRemovals } from './lock-documents.ts'
import { mayReadField } from './may-read-field.ts'
import { listNewestVersions, openValue, type StoredVersion, standingOf } from './queries.ts'
import { entry } from './schema.ts'

/** An entry in its newest version with its value, for somebody who may read it. */
export interface OpenEntry extends Pick<StoredVersion, 'id' | 'version' | 'owner' | 'source' | 'recordedAt'> {
  readonly field: FieldId
  readonly value: JsonValue
}

/**
 * The newest entries of these fields that hold and that the caller may read, in the order of their ids. Never
 * contact data of a customer under turvakielto, which a member of the team reads one record at a time, and
 * not for sending on.
 */
export async function listOpenEntries(
  tx: ReadTx,
  keys: CustomershipKeys,
  by: Pick<Principal, 'role' | 'authority'>,
  fields: readonly FieldId[],
): Promise<OpenEntry[]> {
  await awaitRemovals(tx, keys)
  const file = await getFile(tx, keys.customership)
  const hidden = (await isPersonUnderSafety(tx)) ? protectedFields : []
  const newest = await listNewestVersions(tx, keys.customership)
  return standingOf(keys, newest, tx.context.calendar)
    .map(({ version }) => version)
    .filter(({ field, content }) => content !== null && fields.includes(field) && !hidden.includes(field))
    .filter((version) => mayReadField(by, version, file))
    .map((version) => ({
      id: version.id,
      version: version.version,
      owner: version.owner,
      source: version.source,
      recordedAt: version.recordedAt,
      field: version.field,
      value: openValue(keys, version),
    }))
}

/**
 * A fact of the file that was told or received: its field, who stored it, and its entry where it is one here.
 */
interface Told {
  readonly field: FieldId
  readonly owner: string
  readonly entry?: EntryId
}

/** For each of these whether the caller may read its value, in their order. */
export async function mayReadEntries(
  tx: ReadTx,
  customership: CustomershipId,
  by: Pick<Principal, 'role' | 'authority'>,
  told: readonly Told[],
): Promise<boolean[]> {
  const file = await getFile(tx, customership)
  const placed = await placesOf(tx, customership, told)
  return told.map(({ field, owner, entry: id }) => {
    const { about, opened } = placed.get(id ?? '') ?? { about: null, opened: false }
    return mayReadField(by, { field, owner, about, opened }, file)
  })
}

async function placesOf(tx: ReadTx, customership: CustomershipId, told: readonly Told[]) {
  const effects = told.flatMap(({ field, entry: id }) => (id !== undefined && isEffect(field) ? [id] : []))
  if (effects.length === 0) return new Map<string, Pick<Placed, 'about' | 'opened'>>()
  const rows = await tx.drizzle
    .select({ id: entry.id, about: entry.about, opened: entry.opened })
    .from(entry)
    .where(and(eq(entry.customership, customership), inArray(entry.id, effects)))
    .orderBy(asc(entry.version))
  return new Map(
    rows.map((row) => [row.id, { opened: row.opened, about: fieldId.nullable().parse(row.about) }]),
  )
}
