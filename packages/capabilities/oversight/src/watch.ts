import type { ReadTx, WriteTx } from '@tym/database'
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Stretch } from './flagged-line.ts'
import { watch } from './schema.ts'

const minute = 60_000
/** How far back the first run looks. */
const firstMinutes = 24 * 60
/** A line may commit this long after its instant; what was looked at is looked at again for so long. */
const slackMinutes = 10
/** No run looks at more than this, so that a worker that was away catches up in short transactions. */
const longestMinutes = 60
/** Nor at more lines, but for those of one instant, so that the busiest hour is looked at in pieces. */
const mostLines = 20_000

/** The stretch of the log that the job has not looked at yet, and whether it reaches the present. */
export async function nextStretch(tx: ReadTx, job: string): Promise<Stretch & { readonly isLast: boolean }> {
  const { instant } = tx.context
  const [known] = await tx.drizzle
    .select({ seenUntil: watch.seenUntil })
    .from(watch)
    .where(eq(watch.job, job))
  const seen = known?.seenUntil.getTime() ?? instant.getTime() - firstMinutes * minute
  const latest = Math.min(instant.getTime(), seen + longestMinutes * minute)
  const full = await instantOfLine(tx, { from: new Date(seen), until: new Date(latest) })
  const until = full?.getTime() ?? latest
  return {
    from: new Date(seen - slackMinutes * minute),
    until: new Date(until),
    isLast: until === instant.getTime(),
  }
}

const found = z.array(z.object({ at: z.coerce.date() })).max(1)

/** When the last line was written of as many as one run looks at; undefined when the stretch has fewer. */
async function instantOfLine(tx: ReadTx, { from, until }: Stretch): Promise<Date | undefined> {
  const rows =
    await tx.drizzle.execute(sql`select date_trunc('milliseconds', at) + interval '1 millisecond' as at
    from audit.entry where at > ${from.toISOString()}::timestamptz and at < ${until.toISOString()}::timestamptz
    order by audit.entry.at offset ${mostLines - 1} limit 1`)
  const [line] = found.parse([...rows])
  return line?.at
}

/** Remembers that the job has looked up to an instant, in the transaction that keeps what it found. Never goes back. */
export async function markSeen(tx: WriteTx, job: string, until: Date): Promise<void> {
  const [known] = await tx.drizzle
    .select({ seenUntil: watch.seenUntil })
    .from(watch)
    .where(eq(watch.job, job))
  if (known !== undefined && known.seenUntil >= until) return
  await tx.drizzle
    .insert(watch)
    .values({ job, seenUntil: until })
    .onConflictDoUpdate({ target: watch.job, set: { seenUntil: until } })
}
