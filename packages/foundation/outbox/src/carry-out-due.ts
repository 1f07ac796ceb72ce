import type { Database } from '@tym/database'
import type { Clock } from '@tym/kernel'
import { carryOut } from './carry-out.ts'
import type { JobDefinition } from './job.ts'
import { jobContext } from './job-context.ts'
import type { JobEvent } from './job-event.ts'
import { plan } from './plan.ts'
import { relayDue } from './relay.ts'

/**
 * Carries out what is due by this clock, one job after another, with all that is due of what that promises.
 * For whoever passes a clock of their own while no worker runs: a worker would take the same rows, and do
 * them by its clock. Answers how many were taken.
 */
export async function carryOutDue(options: {
  readonly database: Database
  readonly jobs: readonly JobDefinition[]
  readonly clock: Clock
  readonly onEvent: (event: JobEvent) => void
}): Promise<number> {
  const { database, clock, jobs, onEvent } = options
  const definitions = new Map(jobs.map((each) => [each.kind, each]))
  let taken = 0
  for (;;) {
    const due: string[] = []
    const add = async (rows: readonly { readonly id: string }[]) => void due.push(...rows.map(({ id }) => id))
    if ((await relayDue({ database, queue: { add }, clock })) === 0) return taken
    for (const id of due) await carryOut({ database, clock, definitions, onEvent }, id)
    taken += due.length
  }
}

/**
 * Plans every recurring job once at this clock, whatever the schedule says of it: for whoever has filled a
 * register with a past, of which no day has run.
 */
export async function planRecurring({
  database,
  jobs,
  clock,
}: {
  readonly database: Database
  readonly jobs: readonly JobDefinition[]
  readonly clock: Clock
}): Promise<void> {
  const recurring = jobs.filter(({ everySeconds }) => everySeconds !== undefined)
  await database.write(jobContext(clock, 'schedule'), async (tx) => {
    for (const { kind } of recurring) await plan(tx, { kind })
  })
}
