import { isDeceased } from '@tym/customerships/public'
import type { ReadTx } from '@tym/database'
import { findNationalId, type Language, languages } from '@tym/kernel'
import type { CustomershipKeys } from '@tym/key-vault'
import { fieldId } from '@tym/register'
import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm'
import { z } from 'zod'
import { valuePlace } from './places.ts'
import { entry } from './schema.ts'

const inFile = z.object({
  id: z.uuid(),
  version: z.int(),
  category: z.int(),
  field: fieldId,
  content: z.instanceof(Buffer),
})

/**
 * When the file does not know in which language its customer wants letters, both national languages are used.
 */
const nationalLanguages: readonly Language[] = ['fi', 'sv']

/**
 * To whom a message about the file goes and in which languages, opened from category 1 for the named job that
 * sends it. The identity code goes nowhere but into that message. Answers 'deceased', to whom nobody writes,
 * when a death has been noticed in any file of the person. Undefined when no identity code is recorded.
 */
export async function findMessageAddress(
  tx: ReadTx,
  keys: CustomershipKeys,
): Promise<
  { readonly nationalId: string; readonly languages: readonly Language[] } | 'deceased' | undefined
> {
  if (await isDeceased(tx, keys.customership)) return 'deceased'
  const rows = await tx.drizzle
    .select({
      id: entry.id,
      version: entry.version,
      category: entry.category,
      field: entry.field,
      content: entry.content,
    })
    .from(entry)
    .where(
      and(
        eq(entry.customership, keys.customership),
        inArray(entry.field, ['1.01', '1.11']),
        isNotNull(entry.content),
      ),
    )
    .orderBy(asc(entry.id), asc(entry.version))
  // Of each field the last entry in its last version.
  const newest = new Map(
    z
      .array(inFile)
      .parse(rows)
      .map((row) => [row.field, row]),
  )
  const readValue = (field: '1.01' | '1.11'): unknown => {
    const row = newest.get(field)
    return row === undefined ? undefined : JSON.parse(keys.decrypt(valuePlace(row), row.content))
  }
  const code = z.string().safeParse(readValue('1.01'))
  const nationalId = code.success ? findNationalId(code.data)?.canonical : undefined
  if (nationalId === undefined) return undefined
  const wanted = z.enum(languages).safeParse(readValue('1.11'))
  return { nationalId, languages: wanted.success ? [wanted.data] : nationalLanguages }
}
