import { auditEntry, forgetLeaves } from '@tym/audit-log'
import { padded, type WriteTx } from '@tym/database'
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

/** Lines that are too old and concern no file that is still there: those of a file live as long as it does. Some at a time; their leaves stay in the tree. */
async function clearSome(tx: WriteTx): Promise<number> {
  const old = await tx.drizzle
    .select({ line: auditEntry.line })
    .from(auditEntry)
    .where(
      sql`${auditEntry.at} < ${cutOff(tx.context.calendar).toISOString()}::timestamptz
        and not exists (select 1 from audit.detail d where d.line = ${auditEntry.line})`,
    )
    .limit(batch)
  if (old.length === 0) return 0
  const lines = old.map(({ line }) => line)
  await forgetLeaves(tx, lines)
  await tx.drizzle.delete(auditEntry).where(inArray(auditEntry.line, padded(lines)))
  return lines.length
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
