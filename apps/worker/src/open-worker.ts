import { witnessesFile } from '@tym/audit-log'
import { readJsonFile, type WorkerConfig } from '@tym/config'
import type { Clock, OrganisationId } from '@tym/kernel'
import { findAgency } from '@tym/organisations/public'
import { jobContext, runJobs } from '@tym/outbox'
import { reachSigners } from '@tym/signing'
import { type Logger, type Metrics, watchReadiness } from '@tym/telemetry'
import type { Hono } from 'hono'
import { cosignLog } from './cosign-log.ts'
import { createHealthApp } from './mount-health.ts'
import { openParts } from './open-parts.ts'
import { createJobReporter } from './report-jobs.ts'
import { sealLog } from './seal-log.ts'
import { watchClock } from './watch-clock.ts'
import { watchHolder } from './watch-holder.ts'

export interface Worker {
  /** Health and readiness. */
  readonly app: Hono
  /** Takes nothing new, lets running jobs finish, and closes everything. */
  close(): Promise<void>
}

/** What goes outside mostly waits for somebody, and holds no connection meanwhile. */
const outsidePerInside = 2
const recallsAtOnce = 8

/** Opens register and queue, refuses unsafe roles, mounts the job tables and starts to work. */
export async function openWorker(
  config: WorkerConfig,
  { clock, logger, metrics }: { clock: Clock; logger: Logger; metrics: Metrics },
): Promise<Worker> {
  const witnesses =
    config.witnessesFile === undefined
      ? []
      : await readJsonFile('WITNESSES_FILE', config.witnessesFile, witnessesFile)
  const parts = await openParts(config, { clock, logger, metrics })
  const { addresses, signerOf, keys, ownKeys, journal, queue, database, jobs } = parts
  const onEvent = createJobReporter(logger, metrics)
  const holders = watchHolder({ logger, metrics })
  const sealing = sealLog({
    database,
    clock,
    signerOf,
    onEvent,
    onHeld: holders.onHeld,
    origin: config.logOrigin,
    keyName: config.agencyNoteName,
  })
  const cosigning = cosignLog({ database, clock, witnesses, logger, metrics, onEvent })
  const clocks = watchClock({ database, clock, logger, metrics })
  const running = runJobs({
    database,
    queue,
    jobs,
    clock,
    onEvent,
    concurrency: {
      inside: config.concurrency,
      outside: config.concurrency * outsidePerInside,
      recalls: recallsAtOnce,
    },
    isClockRight: clocks.isRight,
  })
  const signers = reachSigners(addresses)
  let agency: OrganisationId | undefined
  const readiness = watchReadiness(
    {
      register: database.probe,
      registerWrites: database.probeWrite,
      queue: queue.ping,
      keyDatabase: keys.ping,
      keyDestruction: ownKeys.ping,
      journal: journal.probe,
      sealing: parts.mustBeSealed,
      // The heads of the log are signed by the agency.
      signer: async () => {
        agency ??= (await database.read(jobContext(clock, 'seal-log'), findAgency))?.id
        await (agency === undefined ? signers.mustReachOne() : signers.mustReach(agency))
      },
    },
    { logger, metrics },
  )
  return {
    app: createHealthApp({
      readiness,
      database,
      clock,
      metrics,
      backupMarkFile: config.backupMarkFile,
      jobs,
      held: holders.held,
      clockOff: clocks.off,
    }),
    close: async () => {
      clocks.close()
      await Promise.all([running.stop(), sealing.stop(), cosigning.stop()])
      await parts.close()
    },
  }
}
