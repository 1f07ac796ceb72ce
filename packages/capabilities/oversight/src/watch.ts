import type { ReadTx, WriteTx } from '@tym/database'
import { eq } from 'drizzle-orm'
import type { Stretch } from './flagged-line.ts'
import { watch } from './schema.ts'

const minute = 60_000
/** How far back the first run looks. */
const firstMinutes = 24 * 60
/** A line may commit this long after its instant; what was looked at is looked at again for so long. */
const slackMinutes = 10
/** No run looks at more than this, so that a worker that was away catches up in short transactions. */
const longestMinutes = 60

/** The stretch of the log that the job has not looked at yet, and whether it reaches the present. */
export async function nextStretch(tx: ReadTx, job: string): Promise<Stretch & { readonly isLast: boolean }> {
  const { instant } = tx.context
  const [known] = await tx.drizzle
    .select({ seenUntil: watch.seenUntil })
    .from(watch)
    .where(eq(watch.job, job))
  const seen = known?.seenUntil.getTime() ?? instant.getTime() - firstMinutes * minute
  const until = Math.min(instant.getTime(), seen + longestMinutes * minute)
  return {
    from: new Date(seen - slackMinutes * minute),
    until: new Date(until),
    isLast: until === instant.getTime(),
  }
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
