import { type Database, padded } from '@tym/database'
import type { Clock } from '@tym/kernel'
import { and, inArray, isNull, lte } from 'drizzle-orm'
import { jobContext } from './job-context.ts'
import type { Lane } from './lane.ts'
import type { JobQueue } from './queue.ts'
import { job } from './schema.ts'

export const relayBatch = 200

/**
 * Hands due work to the queue and notes that it did, each row to the lane of its kind, 'inside' unless told.
 * Any number of relays may run at once: each takes rows that no other one holds. Answers how many were handed
 * over, at most `relayBatch`.
 */
export async function relayDue(options: {
  database: Database
  queue: Pick<JobQueue, 'add'>
  clock: Clock
  laneOf?: (kind: string) => Lane
}): Promise<number> {
  const { database, queue, clock, laneOf = () => 'inside' as const } = options
  return database.write(jobContext(clock, 'relay'), async (tx) => {
    const { instant } = tx.context
    const due = await tx.drizzle
      .select({ id: job.id, kind: job.kind, runAt: job.runAt })
      .from(job)
      .where(and(isNull(job.relayedAt), isNull(job.doneAt), isNull(job.deadAt), lte(job.runAt, instant)))
      .orderBy(job.runAt)
      .limit(relayBatch)
      .for('update', { skipLocked: true })
    if (due.length === 0) return 0
    await queue.add(due.map(({ id, kind, runAt }) => ({ id, runAt, lane: laneOf(kind) })))
    // A crash here leaves the deliveries in the queue and the rows not relayed: they are relayed again, and
    // the queue drops what it still has; what was already carried out is seen to be done.
    const ids = due.map(({ id }) => id)
    await tx.drizzle
      .update(job)
      .set({ relayedAt: instant })
      .where(inArray(job.id, padded(ids)))
    return due.length
  })
}
