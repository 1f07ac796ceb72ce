import type { WriteTx } from '@tym/database'
import { addDays, daysBetween, type UsageRightId, usageRightId } from '@tym/kernel'
import { defineJob, type JobCounts, type JobDefinition } from '@tym/outbox'
import { reminders } from '@tym/register'
import { and, asc, eq, gt, gte, lte, notExists } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { tellOfEnd } from './officers.ts'
import { usageRight } from './schema.ts'

const kind = 'remind-right-expiring'
const everySixHours = 21_600
/** Rights that one transaction goes through. A transaction may last five seconds. */
const batch = 200
const beforeAll = usageRightId.parse('00000000-0000-0000-0000-000000000000')
const { daysBefore, againDaysBefore } = reminders.usageRightExpiry

/**
 * Reminds of rights that run out, of each twice, however often it runs; each batch plans the next in its own
 * commit.
 */
export const remindRightExpiring: JobDefinition = defineJob({
  kind,
  payload: z.object({ after: usageRightId.default(beforeAll) }),
  everySeconds: everySixHours,
  run: async (tx, { after }, { plan }) => {
    const { counts, next } = await remindOfExpiry(tx, after)
    if (next !== undefined) await plan({ kind, payload: { after: next } })
    return counts
  },
})

/** Tells of the rights after `after` whose last day is near and that nothing follows. */
export async function remindOfExpiry(
  tx: WriteTx,
  after: UsageRightId = beforeAll,
): Promise<{ readonly counts: JobCounts; readonly next: UsageRightId | undefined }> {
  const { calendar } = tx.context
  const expiring = await tx.drizzle
    .select()
    .from(usageRight)
    .where(
      and(
        eq(usageRight.state, 'granted'),
        gte(usageRight.validUntil, calendar),
        lte(usageRight.validUntil, addDays(calendar, daysBefore)),
        gt(usageRight.id, after),
        notExists(successorOf(tx)),
      ),
    )
    .orderBy(asc(usageRight.id))
    .limit(batch)
  let told = 0
  for (const right of expiring) {
    const near = daysBetween(calendar, right.validUntil) <= againDaysBefore
    told += await tellOfEnd(tx, right, {
      kind: 'usageRightExpiring',
      moment: String(near ? againDaysBefore : daysBefore),
    })
  }
  return {
    counts: { expiring: expiring.length, told },
    next: expiring.length === batch ? expiring.at(-1)?.id : undefined,
  }
}

/** A granted right of the same kind that goes on longer: then nobody needs to be told. */
export function successorOf(tx: WriteTx) {
  const next = alias(usageRight, 'next')
  return tx.drizzle
    .select({ id: next.id })
    .from(next)
    .where(
      and(
        eq(next.state, 'granted'),
        eq(next.holder, usageRight.holder),
        eq(next.employer, usageRight.employer),
        eq(next.authority, usageRight.authority),
        eq(next.role, usageRight.role),
        gt(next.validUntil, usageRight.validUntil),
      ),
    )
}
