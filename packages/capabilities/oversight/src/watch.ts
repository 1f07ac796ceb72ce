import type { ReadTx, WriteTx } from '@tym/database'
import type { FlagKind } from '@tym/register'
import { eq, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Stretch } from './flagged-line.ts'
import { watch } from './schema.ts'

/** How far back a job begins that has never looked before. */
const firstHours = 24
/** The most leaves of one run, so that whatever was missed, and the busiest hour, is looked at in pieces. */
const mostLeaves = 25_000
/**
 * The most lines of one kind that are kept at once: how many wrong ones there are in an hour, nobody bounds,
 * and a transaction that keeps them has its five seconds.
 */
export const mostLines = mostLeaves
/** Among so many leaves is one whose line was not committed late. */
const leavesBefore = 1_000

const found = z.tuple([
  z.object({
    from: z.coerce.number(),
    until: z.coerce.number().nullable(),
    firstAt: z.coerce.date().nullable(),
    lastAt: z.coerce.date().nullable(),
    newestAt: z.coerce.date().nullable(),
    leaves: z.coerce.number(),
  }),
])

/**
 * The next leaves of the sealed log that the job has not looked at yet; undefined when there are none. Leaves
 * are numbered as their lines are committed, so that each line is looked at once, however long after its
 * instant it came.
 */
export async function nextStretch(tx: ReadTx, job: string): Promise<Stretch | undefined> {
  const { instant } = tx.context
  const [row] = found.parse([
    ...(await tx.drizzle.execute(sql`
      with mark as (
        select coalesce(
          (select w.seen_below from oversight.watch w where w.job = ${job}),
          (select min(l.index) from audit.entry e join audit.leaf l on l.line = e.line
            where e.at > ${instant.toISOString()}::timestamptz - ${`${firstHours} hours`}::interval),
          (select max(l.index) + 1 from audit.leaf l), 0) as seen
      ), next as (
        select l.index, l.line from audit.leaf l where l.index >= (select seen from mark) order by l.index limit ${mostLeaves}
      ), before as (
        select l.line from audit.leaf l where l.index < (select seen from mark) order by l.index desc limit ${leavesBefore}
      )
      select (select seen from mark) as from, max(n.index) + 1 as until, min(e.at) as "firstAt", max(e.at) as "lastAt",
        greatest(max(e.at), (select max(b.at) from before join audit.entry b on b.line = before.line)) as "newestAt", count(*) as leaves
      from next n join audit.entry e on e.line = n.line`)),
  ])
  const { from, until, firstAt, lastAt, newestAt, leaves } = row
  if (until === null || firstAt === null || lastAt === null || newestAt === null) return undefined
  return { from, until, firstAt, lastAt, newestAt, isLast: leaves < mostLeaves }
}

/** That a line is in the stretch, in a query that calls it `e`. */
export function isInStretch({ from, until }: Stretch): SQL {
  return sql`e.line in (select s.line from audit.leaf s where s.index >= ${from} and s.index < ${until})`
}

/** That no flag of the kind speaks yet of a line, in a query that calls it `line`. */
export function isUnflagged(kind: FlagKind, line: SQL): SQL {
  return sql`not exists (select from oversight.flag_line k where k.kind = ${kind} and k.line = ${line})`
}

/**
 * Remembers how far the job has looked, in the transaction that keeps what it found: to the end of the
 * stretch, or nowhere when there is more to find in it. False when another run has looked at the same lines
 * meanwhile and to their end: what this one found is kept already.
 */
export async function markSeen(
  tx: WriteTx,
  job: string,
  { from, until }: Stretch,
  isWhole = true,
): Promise<boolean> {
  const seenBelow = isWhole ? until : from
  const rows = await tx.drizzle
    .insert(watch)
    .values({ job, seenBelow })
    .onConflictDoUpdate({ target: watch.job, set: { seenBelow }, setWhere: eq(watch.seenBelow, from) })
    .returning({ job: watch.job })
  return rows.length === 1
}
