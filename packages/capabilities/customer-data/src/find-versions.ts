import type { ReadTx } from '@tym/database'
import { type EntryId, entryId, organisationId, personId, plainDate } from '@tym/kernel'
import type { CustomershipKeys } from '@tym/key-vault'
import { fieldId, isCategoryNumber, roleId } from '@tym/register'
import { and, asc, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { valuePlace } from './places.ts'
import { entry } from './schema.ts'

const stored = z.object({
  entry: entryId,
  version: z.int(),
  category: z.int().refine(isCategoryNumber),
  field: fieldId,
  owner: organisationId,
  author: personId,
  authorRole: roleId,
  recordedAt: z.date(),
  occurredOn: plainDate.nullable(),
  content: z.instanceof(Buffer).nullable(),
})

/**
 * Every version of these entries of the file, opened, for the named job that keeps what a hold needs; none of
 * what has been removed. The values are JSON.
 */
export async function findVersions(tx: ReadTx, keys: CustomershipKeys, entries: readonly EntryId[]) {
  if (entries.length === 0) return []
  const rows = await tx.drizzle
    .select({
      entry: entry.id,
      version: entry.version,
      category: entry.category,
      field: entry.field,
      owner: entry.owner,
      author: entry.author,
      authorRole: entry.authorRole,
      recordedAt: entry.recordedAt,
      occurredOn: entry.occurredOn,
      content: entry.content,
    })
    .from(entry)
    .where(and(eq(entry.customership, keys.customership), inArray(entry.id, [...entries])))
    .orderBy(asc(entry.id), asc(entry.version))
  return rows.flatMap((row) => {
    const { content, ...version } = stored.parse(row)
    if (content === null) return []
    const value = keys.decrypt(valuePlace({ ...version, id: version.entry }), content)
    return [{ ...version, value }]
  })
}
