import type { ReadTx, WriteTx } from '@tym/database'
import { and, asc, count, eq, inArray, isNotNull, lt, min, sql } from 'drizzle-orm'
import type { JobCounts } from './job-counts.ts'
import { isOverdue } from './overdue.ts'
import { job, schedule } from './schema.ts'

/** How many jobs of a kind are open, done and dead; `oldestWaiting` is when the oldest open one was due. */
export type JobTally = {
  readonly kind: string
  readonly waiting: number
  readonly done: number
  readonly dead: number
  readonly oldestWaiting: Date | null
}

export type ScheduleState = {
  readonly name: string
  readonly everySeconds: number
  readonly lastStartedAt: Date | null
  readonly lastFinishedAt: Date | null
  readonly lastOutcome: string | null
  readonly lastCounts: JobCounts | null
  readonly lastDoneAt: Date | null
  readonly knownSince: Date | null
  /** Not done for two of its periods. */
  readonly overdue: boolean
}

export type DeadJob = {
  readonly id: string
  readonly kind: string
  readonly attempts: number
  readonly deadAt: Date | null
  readonly lastResult: string | null
}

/** Counts by kind. Done work is counted as long as its rows are kept. */
export async function tallyJobs(tx: ReadTx): Promise<JobTally[]> {
  const open = sql`${job.doneAt} is null and ${job.deadAt} is null`
  return tx.drizzle
    .select({
      kind: job.kind,
      waiting: sql`count(*) filter (where ${open})`.mapWith(Number),
      done: count(job.doneAt),
      dead: count(job.deadAt),
      oldestWaiting: sql`min(${job.runAt}) filter (where ${open})`.mapWith(job.runAt),
    })
    .from(job)
    .groupBy(job.kind)
    .orderBy(asc(job.kind))
}

/** Every recurring job with the outcome of its last run, and whether it is overdue. */
export async function listSchedules(tx: ReadTx): Promise<ScheduleState[]> {
  const rows = await tx.drizzle
    .select({
      name: schedule.name,
      everySeconds: schedule.everySeconds,
      lastStartedAt: schedule.lastStartedAt,
      lastFinishedAt: schedule.lastFinishedAt,
      lastOutcome: schedule.lastOutcome,
      lastCounts: schedule.lastCounts,
      lastDoneAt: schedule.lastDoneAt,
      knownSince: schedule.knownSince,
    })
    .from(schedule)
    .orderBy(asc(schedule.name))
  return rows.map((row) => ({ ...row, overdue: isOverdue(row, tx.context.instant) }))
}

/** The recurring jobs of this table that are overdue, by name. */
export async function listOverdue(tx: ReadTx, kinds: ReadonlySet<string>): Promise<string[]> {
  const known = await listSchedules(tx)
  return known.filter(({ name, overdue }) => overdue && kinds.has(name)).map(({ name }) => name)
}

/** The oldest given-up jobs, at most `limit`. */
export async function listDeadJobs(tx: ReadTx, limit: number): Promise<DeadJob[]> {
  return tx.drizzle
    .select({
      id: job.id,
      kind: job.kind,
      attempts: job.attempts,
      deadAt: job.deadAt,
      lastResult: job.lastResult,
    })
    .from(job)
    .where(isNotNull(job.deadAt))
    .orderBy(asc(job.deadAt))
    .limit(limit)
}

/** When the oldest open job was due, or null when nothing waits. */
export async function findOldestWaiting(tx: ReadTx): Promise<Date | null> {
  const [row] = await tx.drizzle
    .select({ oldest: min(job.runAt) })
    .from(job)
    .where(sql`${job.doneAt} is null and ${job.deadAt} is null`)
  return row?.oldest ?? null
}

/** Starts a given-up job again with all its attempts. False when there is no such given-up job. */
export async function retryDeadJob(tx: WriteTx, id: string): Promise<boolean> {
  const restarted = await tx.drizzle
    .update(job)
    .set({ deadAt: null, relayedAt: null, attempts: 0, runAt: tx.context.instant })
    .where(and(eq(job.id, id), isNotNull(job.deadAt)))
    .returning({ id: job.id })
  return restarted.length === 1
}

/** Deletes what was done before an instant, at most `limit` rows. Returns how many. */
export async function deleteDoneJobs(tx: WriteTx, before: Date, limit: number): Promise<number> {
  const old = tx.drizzle.select({ id: job.id }).from(job).where(lt(job.doneAt, before)).limit(limit)
  const deleted = await tx.drizzle.delete(job).where(inArray(job.id, old)).returning({ id: job.id })
  return deleted.length
}
