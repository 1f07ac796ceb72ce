import type { ReadTx } from '@tym/database'
import type { Principal } from '@tym/employment'
import type { CustomershipId, EntryId } from '@tym/kernel'
import { type FieldId, fieldId } from '@tym/register'
import { and, desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { getFile } from './file.ts'
import { mayReadField } from './may-read-field.ts'
import { entry } from './schema.ts'

const found = z.object({ field: fieldId, owner: z.string(), about: fieldId.nullable(), opened: z.boolean() })

/** The field of an entry of this customership that the caller may read; undefined for any other, alike. */
export async function findEntryField(
  tx: ReadTx,
  customership: CustomershipId,
  by: Pick<Principal, 'role' | 'authority'>,
  id: EntryId,
): Promise<FieldId | undefined> {
  const [row] = await tx.drizzle
    .select({ field: entry.field, owner: entry.owner, about: entry.about, opened: entry.opened })
    .from(entry)
    .where(and(eq(entry.id, id), eq(entry.customership, customership)))
    .orderBy(desc(entry.version))
    .limit(1)
  if (row === undefined) return undefined
  const known = found.parse(row)
  return mayReadField(by, known, await getFile(tx, customership)) ? known.field : undefined
}
