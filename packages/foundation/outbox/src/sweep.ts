import { type Database, padded } from '@tym/database'
import type { Clock } from '@tym/kernel'
import { and, inArray, isNull, lt } from 'drizzle-orm'
import { jobContext } from './job-context.ts'
import { job } from './schema.ts'

const sweepBatch = 1_000

/**
 * Lets the relay hand over again what it handed over long ago and nobody has finished: the queue may have
 * lost it. What the queue still holds it does not take twice. Answers how many rows were put back.
 */
export async function sweepLost(options: {
  database: Database
  clock: Clock
  afterMilliseconds: number
}): Promise<number> {
  const { database, clock, afterMilliseconds } = options
  return database.write(jobContext(clock, 'sweep'), async (tx) => {
    const before = new Date(tx.context.instant.getTime() - afterMilliseconds)
    const lost = await tx.drizzle
      .select({ id: job.id })
      .from(job)
      .where(and(lt(job.relayedAt, before), isNull(job.doneAt), isNull(job.deadAt)))
      .orderBy(job.relayedAt)
      .limit(sweepBatch)
      .for('update', { skipLocked: true })
    if (lost.length === 0) return 0
    const ids = lost.map(({ id }) => id)
    await tx.drizzle
      .update(job)
      .set({ relayedAt: null })
      .where(inArray(job.id, padded(ids)))
    return lost.length
  })
}
