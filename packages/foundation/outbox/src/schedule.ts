import type { Database } from '@tym/database'
import type { Clock } from '@tym/kernel'
import { sql } from 'drizzle-orm'
import type { JobDefinition } from './job.ts'
import { jobContext } from './job-context.ts'
import { plan } from './plan.ts'
import { schedule } from './schema.ts'

/** Number of the slot of `everySeconds` that an instant falls in, counted from 1970. */
export function slotAt(instant: Date, everySeconds: number): number {
  return Math.floor(instant.getTime() / 1_000 / everySeconds)
}

/**
 * Plans each recurring job once per slot of its own length and once when the calendar date changes, however many
 * workers ask. Returns the names of what this call planned.
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
    const taken = await tx.drizzle
      .insert(schedule)
      .values({ name: kind, everySeconds, lastPlannedSlot: slot, lastPlannedOn: calendar })
      .onConflictDoUpdate({
        target: schedule.name,
        set: { everySeconds, lastPlannedSlot: slot, lastPlannedOn: calendar },
        // A worker with a slow clock does not take the schedule back to an earlier slot.
        setWhere: sql`${schedule.everySeconds} <> ${everySeconds}
          or ${schedule.lastPlannedSlot} is null or ${schedule.lastPlannedSlot} < ${slot}
          or (${schedule.lastPlannedSlot} = ${slot} and ${schedule.lastPlannedOn} is distinct from ${calendar})`,
      })
      .returning({ name: schedule.name })
    if (taken.length === 0) return false
    await plan(tx, { kind, onceKey: `${kind}:${slot}:${calendar}` })
    return true
  })
}
