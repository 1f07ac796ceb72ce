import type { WriteTx } from '@tym/database'
import { defineJob, type JobCounts, type JobDefinition } from '@tym/outbox'
import { and, asc, eq, exists, inArray, lt, sql } from 'drizzle-orm'
import { z } from 'zod'
import { tellOfEnd } from './officers.ts'
import { appendEvent } from './queries.ts'
import { successorOf } from './remind-right-expiring.ts'
import { savedFilter, usageRight } from './schema.ts'
import { byCalendar } from './usage-right.ts'

const kind = 'expire-usage-rights'
const everySixHours = 21_600
const batch = 200

/**
 * Closes the rights whose last day has passed. Being late harms nothing: liveness compares the dates itself
 * on every request, so this only tidies the state, tells those concerned, and drops what was kept under
 * rights that are over.
 */
export const expireUsageRights: JobDefinition = defineJob({
  kind,
  payload: z.object({}),
  everySeconds: everySixHours,
  run: async (tx, _payload, { plan }) => {
    const counts = await expireRights(tx)
    if (counts.expired === batch) await plan({ kind })
    await dropFilters(tx)
    return counts
  },
})

/** Closes one batch of rights that have run out and tells of those that nothing follows. */
export async function expireRights(tx: WriteTx): Promise<JobCounts & { readonly expired: number }> {
  const over = await tx.drizzle
    .select({ right: usageRight, followed: sql<boolean>`${exists(successorOf(tx))}` })
    .from(usageRight)
    .where(and(eq(usageRight.state, 'granted'), lt(usageRight.validUntil, tx.context.calendar)))
    .orderBy(asc(usageRight.id))
    .limit(batch)
  let told = 0
  for (const { right, followed } of over) {
    const version = right.version + 1
    const closed = await tx.drizzle
      .update(usageRight)
      .set({ state: 'expired', version })
      .where(and(eq(usageRight.id, right.id), eq(usageRight.version, right.version)))
      .returning({ id: usageRight.id })
    if (closed.length === 0) continue
    await appendEvent(tx, { usageRight: right.id, version, event: 'expired', by: byCalendar })
    if (!followed) told += await tellOfEnd(tx, right, { kind: 'usageRightExpired', moment: 'expired' })
  }
  return { expired: over.length, told }
}

/** Drops the filters of rights that are over: nobody can read them, and nobody gets such a right back. */
async function dropFilters(tx: WriteTx): Promise<void> {
  const over = tx.drizzle
    .select({ id: usageRight.id })
    .from(usageRight)
    .where(inArray(usageRight.state, ['ended', 'expired']))
  await tx.drizzle.delete(savedFilter).where(inArray(savedFilter.usageRight, over))
}
