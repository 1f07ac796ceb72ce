import type { WriteTx } from '@tym/database'
import { and, eq, isNull } from 'drizzle-orm'
import type { OpenJob } from './claim.ts'
import type { Settle } from './job.ts'
import type { JobCounts } from './job-counts.ts'
import type { JobResult } from './job-event.ts'
import { plan } from './plan.ts'
import { job, schedule } from './schema.ts'

/**
 * Does the work and notes that it is done, in one commit. Undefined when somebody else has done it meanwhile.
 */
export async function settleOnce(
  tx: WriteTx,
  { id, kind }: OpenJob,
  settle: Settle,
): Promise<JobCounts | undefined> {
  const { instant, calendar } = tx.context
  const [open] = await tx.drizzle.select({ id: job.id }).from(job).where(stillOpen(id)).for('update')
  if (open === undefined) return undefined
  const counts = await settle(tx, { instant, calendar, plan: (next) => plan(tx, next) })
  await tx.drizzle.update(job).set({ doneAt: instant, lastResult: 'done' }).where(eq(job.id, id))
  await noteOutcome(tx, kind, 'done', counts)
  return counts
}

/** Lets the relay take the job again at `runAt`. `attempts` is what counts as used so far. */
export async function putBack(
  tx: WriteTx,
  { id, kind }: OpenJob,
  { result, runAt, attempts }: { result: JobResult; runAt: Date; attempts: number },
): Promise<void> {
  const changed = await tx.drizzle
    .update(job)
    .set({ relayedAt: null, runAt, attempts, lastResult: result })
    .where(stillOpen(id))
    .returning({ id: job.id })
  if (changed.length > 0) await noteOutcome(tx, kind, result)
}

/** Gives the job up, visibly: an operator may start it again. Answers whether it was still open. */
export async function giveUp(tx: WriteTx, { id, kind }: OpenJob, result: JobResult): Promise<boolean> {
  const ended = await tx.drizzle
    .update(job)
    .set({ deadAt: tx.context.instant, lastResult: result })
    .where(stillOpen(id))
    .returning({ id: job.id })
  await noteOutcome(tx, kind, result)
  return ended.length > 0
}

const stillOpen = (id: string) => and(eq(job.id, id), isNull(job.doneAt), isNull(job.deadAt))

/** For a recurring job its schedule shows the outcome; other kinds have no such row. */
async function noteOutcome(tx: WriteTx, kind: string, outcome: JobResult, counts?: JobCounts): Promise<void> {
  await tx.drizzle
    .update(schedule)
    .set({
      lastFinishedAt: tx.context.instant,
      lastOutcome: outcome,
      lastCounts: counts ?? null,
      ...(outcome === 'done' && { lastDoneAt: tx.context.instant }),
    })
    .where(eq(schedule.name, kind))
}
