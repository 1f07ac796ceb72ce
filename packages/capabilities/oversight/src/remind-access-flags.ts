import type { WriteTx } from '@tym/database'
import { addDays, daysBetween } from '@tym/kernel'
import { defineJob, type JobCounts, type JobDefinition } from '@tym/outbox'
import { accessFlags } from '@tym/register'
import { and, asc, eq, lte, ne } from 'drizzle-orm'
import { z } from 'zod'
import type { Needs } from './needs.ts'
import { agencyOperators, listAnswerers, tell } from './recipients.ts'
import { type FlagRow, flag } from './schema.ts'

const kind = 'remind-access-flags'
const everySixHours = 21_600
/** Flags that one transaction goes through. */
const batch = 500

/**
 * Keeps the clock of flags: whoever must answer is reminded some days before the last day; the day after it
 * the flag is overdue, and they and the agency's operators are told, again and again, until it is answered.
 */
async function remindOfFlags(tx: WriteTx, needs: Needs): Promise<JobCounts> {
  const { calendar } = tx.context
  const soon = await tx.drizzle
    .select()
    .from(flag)
    .where(and(ne(flag.state, 'answered'), lte(flag.dueOn, addDays(calendar, accessFlags.remindDaysBefore))))
    .orderBy(asc(flag.dueOn), asc(flag.id))
    .limit(batch)
  let [sent, overdue] = [0, 0]
  for (const row of soon) {
    const isOverdue = row.state === 'overdue' || row.dueOn < calendar
    if (isOverdue && row.state === 'open') await becomeOverdue(tx, row)
    if (isOverdue) overdue += 1
    sent += isOverdue ? await alarm(tx, row, needs) : await remind(tx, row, needs)
  }
  return { overdue, sent }
}

async function becomeOverdue(tx: WriteTx, { id, version }: FlagRow): Promise<void> {
  await tx.drizzle
    .update(flag)
    .set({ state: 'overdue', version: version + 1 })
    .where(and(eq(flag.id, id), eq(flag.version, version), eq(flag.state, 'open')))
}

async function remind(tx: WriteTx, row: FlagRow, needs: Needs): Promise<number> {
  const notice = { kind: 'accessFlagDue', dueOn: row.dueOn, onceKey: `${row.id}:due` } as const
  return tell(tx, await listAnswerers(tx, 'accessFlag.answer', row, needs), notice, needs)
}

async function alarm(tx: WriteTx, row: FlagRow, needs: Needs): Promise<number> {
  const step = Math.floor(daysBetween(row.dueOn, tx.context.calendar) / accessFlags.daysBetweenAlarms)
  const notice = { kind: 'accessFlagOverdue', dueOn: row.dueOn, onceKey: `${row.id}:${step}` } as const
  const operators = await needs.listWhoMay(tx, agencyOperators)
  const answerers = await listAnswerers(tx, 'accessFlag.answer', row, needs)
  const others = operators.filter(({ person }) => person !== row.actor)
  return tell(tx, [...answerers, ...others], notice, needs)
}

export function remindAccessFlags(needs: Needs): JobDefinition {
  return defineJob({
    kind,
    payload: z.strictObject({}),
    everySeconds: everySixHours,
    run: (tx) => remindOfFlags(tx, needs),
  })
}
