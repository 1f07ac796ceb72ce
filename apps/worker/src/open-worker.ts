import { openRegister, witnessesFile } from '@tym/audit-log'
import { readJsonFile, type WorkerConfig } from '@tym/config'
import { repeatActs } from '@tym/customer-data/public'
import { assertSafeRole, openDatabase } from '@tym/database'
import { createPosts } from '@tym/disclosures/jobs'
import { removeAgain, withdrawAgain } from '@tym/disclosures/public'
import { openJournal } from '@tym/journal'
import type { Clock, OrganisationId } from '@tym/kernel'
import { openKeyEncryption, openKeyVault, watchLookUps } from '@tym/key-vault'
import { findAgency } from '@tym/organisations/public'
import { jobContext, openQueue, type QueueAddress, runJobs } from '@tym/outbox'
import { folderStore, httpMessages, registerStore } from '@tym/retention/jobs'
import { annulAgain, countBack } from '@tym/retention/public'
import { knowSigners, openServiceKey, reachSigners, signersFile } from '@tym/signing'
import { type Logger, type Metrics, watchReadiness, watchSignerCalls } from '@tym/telemetry'
import { bootstrapOfficersFile } from '@tym/usage-rights/jobs'
import type { Hono } from 'hono'
import { cosignLog } from './cosign-log.ts'
import { jobTable } from './job-table.ts'
import { createHealthApp } from './mount-health.ts'
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

/**
 * Relay, scheduler, sweeper, sealer and cosigners take a connection each at times, beside the jobs
 * themselves.
 */
const connectionsBesideJobs = 6
/** What goes outside mostly waits for somebody, and holds no connection meanwhile. */
const outsidePerInside = 2
const recallsAtOnce = 8
const keyConnections = 2

/** Opens register and queue, refuses unsafe roles, mounts the job tables and starts to work. */
export async function openWorker(
  config: WorkerConfig,
  { clock, logger, metrics }: { clock: Clock; logger: Logger; metrics: Metrics },
): Promise<Worker> {
  const key = await openServiceKey(config.serviceKeyFile, { mode: config.mode })
  const addresses = await readJsonFile('SIGNERS_FILE', config.signersFile, signersFile)
  const signerOf = knowSigners(addresses, {
    clientId: 'tym-worker',
    key,
    clock,
    onCall: watchSignerCalls(metrics),
  })
  const messages = httpMessages({ address: config.messagesUrl, clientId: 'tym-worker', key, clock })
  const { bootstrapOfficersFile: officersFile } = config
  const officers = await readJsonFile('BOOTSTRAP_OFFICERS_FILE', officersFile, bootstrapOfficersFile)
  const witnesses =
    config.witnessesFile === undefined
      ? []
      : await readJsonFile('WITNESSES_FILE', config.witnessesFile, witnessesFile)
  const keyEncryption = await openKeyEncryption({
    file: config.kekFile,
    provider: config.keyEncryptionProvider,
  })
  const lookUps = watchLookUps(metrics)
  const keys = openKeyVault({
    url: config.keyDatabaseUrl,
    keyEncryption,
    max: keyConnections,
    onLookUp: lookUps('KEY_DATABASE_URL'),
  })
  const ownKeys = openKeyVault({
    url: config.keyEraserDatabaseUrl,
    keyEncryption,
    max: keyConnections,
    // What it destroys is soon gone from every memory, first of all from its own.
    rememberSeconds: 0,
    onLookUp: lookUps('KEY_DATABASE_URL_ERASER'),
  })
  const journal = await openJournal(config.journalFile, clock)
  const closeBeside = () => Promise.all([keys.close(), ownKeys.close(), journal.close()])
  const register = await openRegister({
    pool: {
      url: config.databaseUrl,
      variable: 'DATABASE_URL_WORKER',
      max: config.concurrency + connectionsBesideJobs,
      applicationName: 'worker',
    },
    keys: [
      { pool: keys, variable: 'KEY_DATABASE_URL' },
      { pool: ownKeys, variable: 'KEY_DATABASE_URL_ERASER' },
    ],
    clock,
    metrics,
    journalFile: config.journalFile,
    sealingLimitSeconds: config.sealingLimitSeconds,
    countBack: (database, hashes) => countBack(database, hashes, 'deleting'),
    withdrawAgain: async (database) => {
      await refuseUnsafeQueueRole(config)
      const again = await withdrawAgain(config.journalFile, { database, clock, keys })
      if (again > 0) logger.warn('consents were withdrawn again, since the journal says so', { count: again })
      const annulled = await annulAgain(config.journalFile, { database, clock, keys })
      if (annulled > 0)
        logger.warn('files were annulled again, since the journal says so', { count: annulled })
      const repeated = await repeatActs(config.journalFile, { database, clock, keys })
      if (repeated > 0)
        logger.warn('acts of officers were repeated, since the journal says so', { count: repeated })
      const removed = await removeAgain(config.journalFile, { database, clock, keys })
      if (removed > 0) logger.warn('facts were removed again, since the journal says so', { count: removed })
    },
    onError: (error) => logger.warn('the state of the log could not be read', { error }),
  }).catch(async (error: unknown) => {
    await closeBeside()
    throw error
  })
  const { database } = register
  const queue = openQueue(addressOf(config), {
    onError: (error) => logger.warn('the queue is out of reach for a moment', { error }),
  })
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
  const jobs = jobTable({
    signerOf,
    officers,
    keys,
    ownKeys,
    messages,
    journal,
    queue,
    posts: createPosts({ toThisMachine: config.deliversToThisMachine, now: () => clock.instant() }),
    ownDataUrl: config.ownDataUrl,
    agencyName: config.agencyNoteName,
    stores: [
      registerStore(database),
      { name: 'keys', scan: ownKeys.scan },
      { name: 'queue', scan: queue.scan },
      ...config.scannedFolders.map(folderStore),
    ],
  })
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
      sealing: register.mustBeSealed,
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
      await queue.close()
      await Promise.all([register.close(), closeBeside()])
    },
  }
}

function addressOf({ redisUrl, queueDatabaseUrl }: WorkerConfig): QueueAddress {
  return redisUrl === undefined
    ? { backend: 'postgres', url: queueDatabaseUrl }
    : { backend: 'redis', url: redisUrl }
}

async function refuseUnsafeQueueRole({ redisUrl, queueDatabaseUrl }: WorkerConfig): Promise<void> {
  if (redisUrl !== undefined) return
  const database = openDatabase({ url: queueDatabaseUrl, max: 1, applicationName: 'worker' })
  try {
    await assertSafeRole(database, 'QUEUE_DATABASE_URL')
  } finally {
    await database.close()
  }
}
