import { type ReadTx, sqlState, type WriteTx } from '@tym/database'
import { customershipId, type EntryId, entryId, type RemovalId, removalId } from '@tym/kernel'
import type { CustomershipKeys, Place } from '@tym/key-vault'
import { fieldId, removalReason } from '@tym/register'
import { sql } from 'drizzle-orm'
import { z } from 'zod'

const sealedText = z
  .object({
    place: z.string(),
    key: z.string(),
    entry: entryId.nullable(),
    removed: z.boolean(),
    sealed_as: z.string(),
    sealed_row: z.string(),
    sealed_version: z.int(),
    sealed_category: z.int(),
    content: z.instanceof(Buffer),
  })
  .transform(
    ({ sealed_as: table, sealed_row: row, sealed_version: version, sealed_category: category, ...of }) => ({
      ...of,
      at: { table, row, version, category } satisfies Place,
    }),
  )

/** A text of the file, opened: in which column and row it stands, and of which entry it is. */
export interface OpenText {
  /** Table and column. */
  readonly place: string
  readonly key: string
  readonly entry: EntryId | null
  /** Whether it is of the removed entry, or of what states its effect or necessity. */
  readonly removed: boolean
  readonly at: Place
  readonly text: string
}

/**
 * Everything encrypted of the file of a removal that is carried out, opened, while nothing can be copied out
 * of it. What does not open is readable to nobody and left out.
 */
export async function openTexts(tx: ReadTx, keys: CustomershipKeys, removal: RemovalId): Promise<OpenText[]> {
  const rows = await tx.drizzle.execute(
    sql`select place, key, entry, removed, sealed_as, sealed_row, sealed_version, sealed_category, content
      from customer_data.removal_texts(${removal})`,
  )
  return z
    .array(sealedText)
    .parse([...rows])
    .flatMap(({ content, ...text }) => {
      const opened = findOpened(keys, text.at, content)
      return opened === undefined ? [] : [{ ...text, text: opened }]
    })
}

function findOpened(keys: CustomershipKeys, at: Place, content: Buffer): string | undefined {
  try {
    return keys.decrypt(at, content)
  } catch {
    return undefined
  }
}

/** Puts a text back with other words. A current document goes on to its next version. */
export async function writeText(
  tx: WriteTx,
  keys: CustomershipKeys,
  removal: RemovalId,
  { place, key, at }: OpenText,
  text: string,
): Promise<void> {
  const version = place === 'customer_data.current_document.content' ? at.version + 1 : at.version
  const content = keys.encrypt({ ...at, version }, text)
  await tx.drizzle.execute(sql`select customer_data.removal_write(${removal}, ${place}, ${key}, ${content})`)
}

const stopped = z.array(z.object({ disclosure: z.uuid(), recall: z.uuid().nullable() }))

/**
 * Empties the fact and what was remarked on it, stops what waits of these disclosures and calls back what has
 * left.
 */
export async function emptyFact(
  tx: WriteTx,
  removal: RemovalId,
  disclosures: readonly string[],
): Promise<z.infer<typeof stopped>> {
  const rows = await tx.drizzle.execute(
    sql`select disclosure, recall from customer_data.removal_empty(${removal}, ${sql.param([...disclosures])}::uuid[])`,
  )
  return stopped.parse([...rows])
}

/** Whether somebody else has carried the removal out meanwhile. */
export const isCarriedOut = (error: unknown): boolean => sqlState(error) === 'TY060'

const unfinished = z.object({
  removal: removalId,
  customership: customershipId,
  entry: entryId,
  field: fieldId,
  reason: removalReason,
  decided_at: z.coerce.date(),
})

/** What a journal says was removed. */
export interface JournalledRemoval {
  readonly removal: string
  readonly entry: string
  readonly reason: string
  readonly at: Date
}

/**
 * Takes over what a journal says was removed and the database does not know of. For a start. Answers every
 * removal that is not carried out.
 */
export async function takeOverRemovals(tx: WriteTx, journalled: readonly JournalledRemoval[]) {
  const column = (values: readonly string[]) => sql.param([...values])
  const rows = await tx.drizzle.execute(
    sql`select * from customer_data.removals_again(${column(journalled.map(({ removal }) => removal))}::uuid[],
      ${column(journalled.map(({ entry }) => entry))}::uuid[], ${column(journalled.map(({ reason }) => reason))}::text[],
      ${column(journalled.map(({ at }) => at.toISOString()))}::text[]::timestamptz[])`,
  )
  return z
    .array(unfinished)
    .parse([...rows])
    .map(({ removal: id, decided_at: decidedAt, ...row }) => ({ ...row, id, decidedAt }))
}
