import type { ReadTx } from '@tym/database'
import { type CustomershipId, customershipId } from '@tym/kernel'
import { type CustomershipKeys, surnameMarks } from '@tym/key-vault'
import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm'
import { z } from 'zod'
import { valuePlace } from './places.ts'
import { entry } from './schema.ts'

const familyName = '1.03'
const inFile = z.object({
  id: z.uuid(),
  version: z.int(),
  customership: customershipId,
  content: z.instanceof(Buffer),
})

/**
 * The family names of files as keyed hashes, each under its own file's key, for the named job that compares
 * them with the reader's: every name that a file has held, since a former one is no less the customer's. The
 * names go no further.
 */
export async function findSurnameMarks(
  tx: ReadTx,
  files: ReadonlyMap<CustomershipId, CustomershipKeys>,
): Promise<Map<CustomershipId, Buffer[]>> {
  if (files.size === 0) return new Map()
  const rows = await tx.drizzle
    .select({
      id: entry.id,
      version: entry.version,
      customership: entry.customership,
      content: entry.content,
    })
    .from(entry)
    .where(
      and(
        inArray(entry.customership, [...files.keys()]),
        eq(entry.category, 1),
        eq(entry.field, familyName),
        isNotNull(entry.content),
      ),
    )
    .orderBy(asc(entry.id), asc(entry.version))
  const marks = new Map<CustomershipId, Buffer[]>()
  for (const { customership, content, ...place } of z.array(inFile).parse(rows)) {
    const keys = files.get(customership)
    if (keys === undefined) continue
    const text = keys.decrypt(valuePlace({ ...place, category: 1 }), content)
    const name = z.string().safeParse(JSON.parse(text))
    if (name.success)
      marks.set(customership, [...(marks.get(customership) ?? []), ...surnameMarks(keys, name.data)])
  }
  return marks
}
