import type { WriteTx } from '@tym/database'
import { daySeconds } from '@tym/kernel'
import { defineJob, type JobDefinition } from '@tym/outbox'
import { joinRequests } from '@tym/register'
import { areRightsLive } from '@tym/usage-rights/public'
import { gt, inArray, lt, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { joinRequest } from '../schema.ts'

const kind = 'clear-join-requests'
const batch = 1_000

interface Cleared {
  readonly deleted: number
  /** After which request the next run goes on; undefined when all have been looked at. */
  readonly next: string | undefined
}

/**
 * Drops requests that have waited for their days, those of files that have ended, and those of a right that
 * is no longer live, some at a time. Safe to repeat.
 */
export async function clearJoinRequests(tx: WriteTx, instant: Date, after?: string): Promise<Cleared> {
  const before = new Date(instant.getTime() - joinRequests.days * daySeconds * 1_000)
  const over = await tx.drizzle
    .delete(joinRequest)
    .where(or(lt(joinRequest.askedAt, before), sql`relation.has_ended(${joinRequest.customership})`))
    .returning({ id: joinRequest.id })
  const rows = await tx.drizzle
    .select({ id: joinRequest.id, usageRight: joinRequest.usageRight, person: joinRequest.person })
    .from(joinRequest)
    .where(after === undefined ? undefined : gt(joinRequest.id, after))
    .orderBy(joinRequest.id)
    .limit(batch)
  const dead: string[] = []
  for (const { id, ...acted } of rows) if (!(await areRightsLive(tx, [acted]))) dead.push(id)
  if (dead.length > 0) await tx.drizzle.delete(joinRequest).where(inArray(joinRequest.id, dead))
  const next = rows.length < batch ? undefined : rows.at(-1)?.id
  return { deleted: over.length + dead.length, next }
}

export const clearJoinRequestsJob: JobDefinition = defineJob({
  kind,
  payload: z.strictObject({ after: z.uuid().exactOptional() }),
  everySeconds: daySeconds,
  run: async (tx, { after }, { instant, plan }) => {
    const { deleted, next } = await clearJoinRequests(tx, instant, after)
    if (next !== undefined) await plan({ kind, payload: { after: next } })
    return { deleted }
  },
})
