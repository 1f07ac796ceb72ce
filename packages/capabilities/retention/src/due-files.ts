import type { ReadTx } from '@tym/database'
import { type CustomershipId, customershipId, type PlainDate, plainDate } from '@tym/kernel'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type EndedDays, endedWhenDue } from './ended-when-due.ts'

/** A file that has ended: which, and when. Nothing else of it is seen by the plan and by the jobs. */
export interface EndedFile {
  readonly customership: CustomershipId
  readonly endedOn: PlainDate
}

const endedFile = z.object({ customership: customershipId, ended_on: plainDate })

/**
 * Files whose day of deletion is a day or before it, in the order in which they ended, held or not; at most
 * `most` after `after`.
 */
export async function listDueFiles(
  tx: ReadTx,
  on: PlainDate,
  { after, most }: { readonly after?: EndedFile | undefined; readonly most: number },
): Promise<EndedFile[]> {
  const found: EndedFile[] = []
  for (const days of endedWhenDue(on)) {
    if (after !== undefined && days.until < after.endedOn) continue
    if (found.length >= most) break
    found.push(...(await listEnded(tx, days, after, most - found.length)))
  }
  return found
}

async function listEnded(
  tx: ReadTx,
  { from, until }: EndedDays,
  after: EndedFile | undefined,
  most: number,
): Promise<EndedFile[]> {
  const rows = await tx.drizzle.execute(
    sql`select customership, ended_on::text as ended_on from relation.ended_files(${from}::date, ${until}::date,
      ${after?.endedOn ?? null}::date, ${after?.customership ?? null}::uuid, ${most}::integer)`,
  )
  return z
    .array(endedFile)
    .parse([...rows])
    .map((row) => ({ customership: row.customership, endedOn: row.ended_on }))
}

/** How many files ended on a day, and how many of them are held as a whole. */
export interface EndedCount {
  readonly endedOn: PlainDate
  readonly files: number
  readonly held: number
}

const endedCount = z.object({ ended_on: plainDate, files: z.coerce.number(), held: z.coerce.number() })

/** Of the files whose day of deletion is a day or before it: how many ended on each day. */
export async function countDueFiles(tx: ReadTx, on: PlainDate): Promise<EndedCount[]> {
  const counts: EndedCount[] = []
  for (const { from, until } of endedWhenDue(on)) {
    const rows = await tx.drizzle.execute(
      sql`select ended_on::text as ended_on, files, held from relation.count_ended(${from}::date, ${until}::date)`,
    )
    for (const { ended_on, files, held } of z.array(endedCount).parse([...rows]))
      counts.push({ endedOn: ended_on, files, held })
  }
  return counts
}
