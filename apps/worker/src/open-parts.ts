import { openRegister } from '@tym/audit-log'
import { readJsonFile, type WorkerConfig } from '@tym/config'
import { repeatActs } from '@tym/customer-data/public'
import { assertSafeRole, openDatabase } from '@tym/database'
import { createPosts } from '@tym/disclosures/jobs'
import { removeAgain, withdrawAgain } from '@tym/disclosures/public'
import { openJournal } from '@tym/journal'
import type { Clock } from '@tym/kernel'
import { openKeyEncryption, openKeyVault, watchLookUps } from '@tym/key-vault'
import { openQueue, type QueueAddress } from '@tym/outbox'
import { folderStore, httpMessages, registerStore } from '@tym/retention/jobs'
import { annulAgain, countBack } from '@tym/retention/public'
import { knowSigners, openServiceKey, signersFile } from '@tym/signing'
import { type Logger, type Metrics, watchSignerCalls } from '@tym/telemetry'
import { bootstrapOfficersFile } from '@tym/usage-rights/jobs'
import { jobTable } from './job-table.ts'

/** The clock that jobs go by, and where is told how they do. */
export interface PartsNeeds {
  readonly clock: Clock
  /**
   * The clock of what is asked of other processes, which go by theirs; the same one unless given, for whoever
   * carries out jobs of another time.
   */
  readonly outside?: Clock
  readonly logger: Logger
  readonly metrics: Metrics
}

/**
 * Relay, scheduler, sweeper, sealer and cosigners take a connection each at times, beside the jobs
 * themselves.
 */
const connectionsBesideJobs = 6
const keyConnections = 2

/**
 * Opens what jobs need (register, keys, journal, queue, the signers) and makes the job table of it. Refuses
 * unsafe roles.
 */
export async function openParts(
  config: WorkerConfig,
  { clock, outside = clock, logger, metrics }: PartsNeeds,
) {
  const key = await openServiceKey(config.serviceKeyFile, { mode: config.mode })
  const addresses = await readJsonFile('SIGNERS_FILE', config.signersFile, signersFile)
  const signerOf = knowSigners(addresses, {
    clientId: 'tym-worker',
    key,
    clock: outside,
    onCall: watchSignerCalls(metrics),
  })
  const messages = httpMessages({ address: config.messagesUrl, clientId: 'tym-worker', key, clock: outside })
  const { bootstrapOfficersFile: officersFile } = config
  const officers = await readJsonFile('BOOTSTRAP_OFFICERS_FILE', officersFile, bootstrapOfficersFile)
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
  const jobs = jobTable({
    signerOf,
    officers,
    keys,
    ownKeys,
    messages,
    journal,
    queue,
    posts: createPosts({ toThisMachine: config.deliversToThisMachine, now: () => outside.instant() }),
    ownDataUrl: config.ownDataUrl,
    agencyName: config.agencyNoteName,
    stores: [
      registerStore(database),
      { name: 'keys', scan: ownKeys.scan },
      { name: 'queue', scan: queue.scan },
      ...config.scannedFolders.map(folderStore),
    ],
  })
  return {
    addresses,
    signerOf,
    keys,
    ownKeys,
    journal,
    queue,
    database,
    jobs,
    mustBeSealed: register.mustBeSealed,
    close: async () => {
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
