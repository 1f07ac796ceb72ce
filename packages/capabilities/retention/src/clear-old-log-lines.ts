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

/** The instant before which a line is too old to be kept (`accessLog`). */
function cutOff(today: PlainDate): Date {
  return startOfDateInHelsinki(addMonths(today, -retention.accessLog.keep.months))
}

/**
 * Looks at the next lines that have become too old, and clears those that concern no file that is still
 * there; their leaves stay in the tree. Lines of a file live as long as it does and go with it
 * (`retention.erase`).
 */
async function clearSome(tx: WriteTx): Promise<{ readonly cleared: number; readonly isAll: boolean }> {
  const [mark] = upTo.parse([
    ...(await tx.drizzle.execute(sql`select line from audit.cleared_up_to for update`)),
  ])
  const seen = looked.parse([
    ...(await tx.drizzle.execute(sql`select e.line, exists (select from audit.detail d where d.line = e.line) as kept
      from audit.entry e
      where e.line > ${mark.line}::uuid
        and e.line < audit.first_line_of(${cutOff(tx.context.calendar).toISOString()}::timestamptz)
      order by e.line limit ${batch}`)),
  ])
  const last = seen.at(-1)
  if (last === undefined) return { cleared: 0, isAll: true }
  const lines = seen.flatMap(({ line, kept }) => (kept ? [] : [line]))
  if (lines.length > 0) {
    await forgetLeaves(tx, lines)
    await tx.drizzle.delete(auditEntry).where(inArray(auditEntry.line, padded(lines)))
  }
  await tx.drizzle.execute(sql`update audit.cleared_up_to set line = ${last.line}::uuid`)
  return { cleared: lines.length, isAll: seen.length < batch }
}

const upTo = z.tuple([z.object({ line: z.string() })])
const looked = z.array(z.object({ line: z.string(), kept: z.boolean() }))

/** Drops log lines whose time is over and whose file has been deleted. */
export const clearOldLogLines: JobDefinition = defineJob({
  kind,
  payload: z.strictObject({}),
  everySeconds: everySixHours,
  run: async (tx, _none, { plan }) => {
    const { cleared, isAll } = await clearSome(tx)
    if (!isAll) await plan({ kind })
    return { cleared }
  },
})
