import type { Database, WriteTx } from '@tym/database'
import type { Clock } from '@tym/kernel'
import { and, eq, gt, sql } from 'drizzle-orm'
import type { JobDefinition } from './job.ts'
import { jobContext } from './job-context.ts'
import { clockTolerance } from './overdue.ts'
import { plan } from './plan.ts'
import { job, schedule } from './schema.ts'

/** Number of the slot of `everySeconds` that an instant falls in, counted from 1970. */
export function slotAt(instant: Date, everySeconds: number): number {
  return Math.floor(instant.getTime() / 1_000 / everySeconds)
}

/**
 * Plans each recurring job once per slot of its own length and once when the calendar date changes, however
 * many workers ask. A mark that lies farther ahead than clocks differ is of a clock that ran ahead, and is
 * not trusted. Answers the names of what this call planned.
 */
export async function planSchedules(options: {
  database: Database
  clock: Clock
  jobs: Iterable<JobDefinition>
}): Promise<string[]> {
  const { database, clock, jobs } = options
  const planned: string[] = []
  for (const { kind, everySeconds } of jobs) {
    if (everySeconds === undefined) continue
    if (await planSlot({ database, clock, kind, everySeconds })) planned.push(kind)
  }
  return planned
}

function planSlot(options: {
  database: Database
  clock: Clock
  kind: string
  everySeconds: number
}): Promise<boolean> {
  const { database, clock, kind, everySeconds } = options
  return database.write(jobContext(clock, 'schedule'), async (tx) => {
    const { instant, calendar } = tx.context
    const slot = slotAt(instant, everySeconds)
    const latest = slot + Math.max(1, Math.ceil(clockTolerance / 1_000 / everySeconds))
    const [mark] = await tx.drizzle.select().from(schedule).where(eq(schedule.name, kind))
    if ((mark?.lastPlannedSlot ?? 0) > latest) await forgetAhead(tx, kind)
    const taken = await tx.drizzle
      .insert(schedule)
      .values({
        name: kind,
        everySeconds,
        lastPlannedSlot: slot,
        lastPlannedOn: calendar,
        knownSince: instant,
      })
      .onConflictDoUpdate({
        target: schedule.name,
        set: {
          everySeconds,
          lastPlannedSlot: slot,
          lastPlannedOn: calendar,
          knownSince: sql`coalesce(${schedule.knownSince}, ${instant.toISOString()}::timestamptz)`,
        },
        // A worker with a slow clock does not take the schedule back to an earlier slot.
        setWhere: sql`${schedule.everySeconds} <> ${everySeconds}
          or ${schedule.lastPlannedSlot} is null or ${schedule.lastPlannedSlot} < ${slot} or ${schedule.lastPlannedSlot} > ${latest}
          or (${schedule.lastPlannedSlot} = ${slot} and ${schedule.lastPlannedOn} is distinct from ${calendar})`,
      })
      .returning({ name: schedule.name })
    if (taken.length === 0) return false
    await plan(tx, { kind, onceKey: `${kind}:${slot}:${calendar}` })
    return true
  })
}

/**
 * The slots that a clock ahead has used up come again: what it did in them does not stand for the right run.
 */
async function forgetAhead(tx: WriteTx, kind: string): Promise<void> {
  const bound = new Date(tx.context.instant.getTime() + clockTolerance)
  await tx.drizzle
    .update(job)
    .set({ onceKey: null })
    .where(and(eq(job.kind, kind), gt(job.plannedAt, bound)))
}
