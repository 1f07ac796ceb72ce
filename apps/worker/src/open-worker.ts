import { witnessesFile } from '@tym/audit-log'
import { readJsonFile, type WorkerConfig } from '@tym/config'
import { assertSafeRole, openDatabase } from '@tym/database'
import { withdrawAgain } from '@tym/disclosures/public'
import { assertNotRestored, openJournal } from '@tym/journal'
import type { Clock } from '@tym/kernel'
import { openKeyEncryption, openKeyVault } from '@tym/key-vault'
import { openQueue, type QueueAddress, runJobs } from '@tym/outbox'
import { folderStore, httpMessages, registerStore } from '@tym/retention/jobs'
import { countBack } from '@tym/retention/public'
import { knowSigners, openServiceKey, signersFile } from '@tym/signing'
import type { Logger, Metrics } from '@tym/telemetry'
import { bootstrapOfficersFile } from '@tym/usage-rights/jobs'
import type { Hono } from 'hono'
import { cosignLog } from './cosign-log.ts'
import { jobTable } from './job-table.ts'
import { createHealthApp } from './mount-health.ts'
import { createJobReporter } from './report-jobs.ts'
import { sealLog } from './seal-log.ts'
import { watchHolder } from './watch-holder.ts'

export interface Worker {
  /** Health, readiness and metrics. */
  readonly app: Hono
  /** Takes nothing new, lets running jobs finish, and closes everything. */
  close(): Promise<void>
}

/** Relay, scheduler, sweeper, sealer and cosigners take a connection each at times, beside the jobs themselves. */
const connectionsBesideJobs = 6
const keyConnections = 2

/** Opens register and queue, refuses unsafe roles, mounts the job tables and starts to work. */
export async function openWorker(
  config: WorkerConfig,
  { clock, logger, metrics }: { clock: Clock; logger: Logger; metrics: Metrics },
): Promise<Worker> {
  const key = await openServiceKey(config.serviceKeyFile, { mode: config.mode })
  const addresses = await readJsonFile('SIGNERS_FILE', config.signersFile, signersFile)
  const signerOf = knowSigners(addresses, { clientId: 'tym-worker', key, clock })
  const messages = httpMessages({ address: config.messagesUrl, clientId: 'tym-worker', key, clock })
  const { bootstrapOfficersFile: officersFile } = config
  const officers = await readJsonFile('BOOTSTRAP_OFFICERS_FILE', officersFile, bootstrapOfficersFile)
  const witnesses =
    config.witnessesFile === undefined
      ? []
      : await readJsonFile('WITNESSES_FILE', config.witnessesFile, witnessesFile)
  const database = openDatabase({
    url: config.databaseUrl,
    max: config.concurrency + connectionsBesideJobs,
    applicationName: 'worker',
  })
  const keyEncryption = await openKeyEncryption({
    file: config.kekFile,
    provider: config.keyEncryptionProvider,
  })
  const keys = openKeyVault({
    url: config.keyDatabaseUrl,
    keyEncryption,
    max: keyConnections,
  })
  const ownKeys = openKeyVault({
    ...{ url: config.keyEraserDatabaseUrl, keyEncryption, max: keyConnections },
    // What it destroys is soon gone from every memory, first of all from its own.
    rememberSeconds: 0,
  })
  const journal = await openJournal(config.journalFile, clock)
  const closeAll = () => Promise.all([database.close(), keys.close(), ownKeys.close(), journal.close()])
  try {
    await assertSafeRole(database, 'DATABASE_URL_WORKER')
    await assertSafeRole(keys, 'KEY_DATABASE_URL')
    await assertSafeRole(ownKeys, 'KEY_DATABASE_URL_ERASER')
    await refuseUnsafeQueueRole(config)
    await assertNotRestored(config.journalFile, (hashes) => countBack(database, hashes, 'deleting'))
    const again = await withdrawAgain(config.journalFile, { database, clock, keys })
    if (again > 0) logger.warn('consents were withdrawn again, since the journal says so', { count: again })
  } catch (error) {
    await closeAll()
    throw error
  }
  const queue = openQueue(addressOf(config), {
    onError: (error) => logger.warn('the queue is out of reach for a moment', { error }),
  })
  const onEvent = createJobReporter(logger, metrics)
  const holders = watchHolder({ logger, metrics })
  const sealing = sealLog({
    ...{ database, clock, signerOf, onEvent, onHeld: holders.onHeld },
    ...{ origin: config.logOrigin, keyName: config.agencyNoteName },
  })
  const cosigning = cosignLog({ database, clock, witnesses, logger, metrics, onEvent })
  const jobs = jobTable({
    ...{ signerOf, officers, keys, ownKeys, messages, journal, queue },
    ownDataUrl: config.ownDataUrl,
    agencyName: config.agencyNoteName,
    stores: [
      registerStore(database),
      { name: 'keys', scan: ownKeys.scan },
      { name: 'queue', scan: queue.scan },
      ...config.scannedFolders.map(folderStore),
    ],
  })
  const running = runJobs({ database, queue, jobs, clock, concurrency: config.concurrency, onEvent })
  return {
    app: createHealthApp({ database, queue, clock, metrics, jobs, held: holders.held }),
    close: async () => {
      await Promise.all([running.stop(), sealing.stop(), cosigning.stop()])
      await queue.close()
      await closeAll()
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
