import { auditEntry } from '@tym/audit-log'
import type { WriteTx } from '@tym/database'
import { addMonths, type PlainDate, startOfDateInHelsinki } from '@tym/kernel'
import { defineJob, type JobDefinition } from '@tym/outbox'
import { retention } from '@tym/register'
import { inArray, sql } from 'drizzle-orm'
import { z } from 'zod'

const kind = 'clear-old-log-lines'
const everySixHours = 21_600
const batch = 5_000

/** Before which instant a line is too old to be kept (`accessLog`). */
function cutOff(today: PlainDate): Date {
  return startOfDateInHelsinki(addMonths(today, -retention.accessLog.keep.months))
}

/** Lines that are too old and concern no file that is still there: those of a file live as long as it does. Some at a time. */
async function clearSome(tx: WriteTx): Promise<number> {
  const old = tx.drizzle
    .select({ line: auditEntry.line })
    .from(auditEntry)
    .where(
      sql`${auditEntry.at} < ${cutOff(tx.context.calendar).toISOString()}::timestamptz
        and not exists (select 1 from audit.detail d where d.line = ${auditEntry.line})`,
    )
    .limit(batch)
  const cleared = await tx.drizzle
    .delete(auditEntry)
    .where(inArray(auditEntry.line, old))
    .returning({ line: auditEntry.line })
  return cleared.length
}

/** Drops log lines whose time is over and whose file has been deleted. */
export const clearOldLogLines: JobDefinition = defineJob({
  kind,
  payload: z.strictObject({}),
  everySeconds: everySixHours,
  run: async (tx, _none, { plan }) => {
    const cleared = await clearSome(tx)
    if (cleared === batch) await plan({ kind })
    return { cleared }
  },
})
