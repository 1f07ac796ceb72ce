import type { WriteTx } from '@tym/database'
import { daySeconds } from '@tym/kernel'
import { defineJob, type JobDefinition } from '@tym/outbox'
import { daysOfDrafts } from '@tym/register'
import { inArray, lt } from 'drizzle-orm'
import { z } from 'zod'
import { draft } from '../schema.ts'

const kind = 'clear-old-drafts'
const batch = 5_000

/** Drops the drafts that nobody has saved for their declared time, some thousands at a time. */
export async function clearOldDrafts(
  tx: WriteTx,
  instant: Date,
): Promise<{ readonly deleted: number; readonly isAll: boolean }> {
  const before = new Date(instant.getTime() - daysOfDrafts * daySeconds * 1_000)
  const old = tx.drizzle.select({ id: draft.id }).from(draft).where(lt(draft.savedAt, before)).limit(batch)
  const deleted = await tx.drizzle.delete(draft).where(inArray(draft.id, old)).returning({ id: draft.id })
  return { deleted: deleted.length, isAll: deleted.length < batch }
}

export const clearOldDraftsJob: JobDefinition = defineJob({
  kind,
  payload: z.object({}),
  everySeconds: daySeconds,
  run: async (tx, _payload, { instant, plan }) => {
    const { deleted, isAll } = await clearOldDrafts(tx, instant)
    if (!isAll) await plan({ kind })
    return { deleted }
  },
})
