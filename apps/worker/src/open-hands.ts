import type { WorkerConfig } from '@tym/config'
import { carryOutDue, planRecurring } from '@tym/outbox'
import { openParts, type PartsNeeds } from './open-parts.ts'
import { createJobReporter } from './report-jobs.ts'

/** Whoever carries out the jobs of a register that is filled with a past, while no worker runs. */
export interface Hands {
  /** Carries out what is due by the passed clock; answers how many jobs. */
  carryOutDue(): Promise<number>
  /** Does what recurs once, as on the day at which the clock stands: reminders, deletions, statements. */
  runDay(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens the job table under a clock that is passed. No schedule runs and nothing is sealed. Throws in
 * production, where the clock is the machine's.
 */
export async function openHands(config: WorkerConfig, needs: PartsNeeds): Promise<Hands> {
  if (config.mode === 'production') throw new Error('in production jobs go by the clock of the machine')
  const { database, jobs, close } = await openParts(config, needs)
  const onEvent = createJobReporter(needs.logger, needs.metrics)
  const by = { database, jobs, clock: needs.clock, onEvent }
  return {
    carryOutDue: () => carryOutDue(by),
    runDay: async () => {
      await planRecurring(by)
      await carryOutDue(by)
    },
    close,
  }
}
