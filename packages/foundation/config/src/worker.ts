import type { PlainDate } from '@tym/kernel'
import { type CommonConfig, readCommon } from './common.ts'
import { type DeliveryConfig, readDelivery } from './delivery.ts'
import { inOneGo } from './in-one-go.ts'
import { type KeyEncryptionConfig, readKeyEncryption } from './key-encryption.ts'
import { type MetricsConfig, readMetrics } from './metrics.ts'
import { readSealing, type SealingConfig } from './sealing.ts'
import {
  type Environment,
  findCalendarDate,
  findRedisUrl,
  findText,
  getInteger,
  getName,
  getOrigin,
  getPath,
  getPort,
  getPostgresUrl,
  listFolders,
} from './variables.ts'

export type WorkerConfig = CommonConfig &
  MetricsConfig &
  KeyEncryptionConfig &
  SealingConfig &
  DeliveryConfig & {
    /** Health only. */
    readonly port: number
    readonly databaseUrl: string
    readonly queueDatabaseUrl: string
    /** As the role that may read wrapped keys and nothing else. */
    readonly keyDatabaseUrl: string
    /** As the role that destroys keys, and makes those of what outlives a file. */
    readonly keyEraserDatabaseUrl: string
    /** The queue lives in Redis instead of PostgreSQL when this is set. */
    readonly redisUrl: string | undefined
    /** Organisation id to the address of its signer (JSON). */
    readonly signersFile: string
    readonly serviceKeyFile: string
    /** The first grantor and each organisation's access officer (JSON). */
    readonly bootstrapOfficersFile: string
    readonly calendarDate: PlainDate | undefined
    /** The service that takes messages to customers; in development the inbox of the sign-in provider. */
    readonly messagesUrl: string
    /** Where a customer signs in to read their own data: told in messages. */
    readonly ownDataUrl: string
    /** Name of the log that is sealed, the first line of each of its heads (C2SP tlog-checkpoint). */
    readonly logOrigin: string
    /** Who watches the log for other controllers (JSON); absent while nobody does. */
    readonly witnessesFile: string | undefined
    /** Deletions are written down here, outside the databases, so that a restore does them again. */
    readonly journalFile: string
    /**
     * Folders that may hold text of the platform's own, such as logs: a deletion is certified only after a
     * look through them.
     */
    readonly scannedFolders: readonly string[]
    /** The name under which the agency's signer signs certificates of deletion: its `noteName`. */
    readonly agencyNoteName: string
    /**
     * Whatever makes backups writes here when one is complete (JSON with `at`); absent where nothing does.
     */
    readonly backupMarkFile: string | undefined
    /** Jobs carried out at a time by one process. */
    readonly concurrency: number
  }

/** Settings of the queue process. Throws ConfigError, which names all that is missing or wrong. */
export function readWorkerConfig(env: Environment): Readonly<WorkerConfig> {
  return inOneGo(env, read)
}

function read(env: Environment): Readonly<WorkerConfig> {
  const common = readCommon(env)
  const port = getPort(env, 'PORT', 8340)
  return Object.freeze({
    ...common,
    port,
    ...readMetrics(env, port, 8341),
    databaseUrl: getPostgresUrl(env, 'DATABASE_URL_WORKER', 'tym_worker', common.mode),
    queueDatabaseUrl: getPostgresUrl(env, 'QUEUE_DATABASE_URL', 'tym_queue', common.mode),
    keyDatabaseUrl: getPostgresUrl(env, 'KEY_DATABASE_URL', 'tym_key_worker', common.mode),
    keyEraserDatabaseUrl: getPostgresUrl(env, 'KEY_DATABASE_URL_ERASER', 'tym_key_eraser', common.mode),
    ...readKeyEncryption(env),
    ...readSealing(env, common.mode),
    ...readDelivery(env, common.mode),
    redisUrl: findRedisUrl(env, 'REDIS_URL', common.mode),
    signersFile: getPath(env, 'SIGNERS_FILE', "the addresses of the organisations' signers (JSON)"),
    serviceKeyFile: getPath(env, 'SERVICE_KEY_FILE', "the worker's own private P-256 key (JWK)"),
    bootstrapOfficersFile: getPath(
      env,
      'BOOTSTRAP_OFFICERS_FILE',
      'the first grantor and the access officers (JSON)',
    ),
    calendarDate: findCalendarDate(env, 'CALENDAR_DATE', common.mode),
    messagesUrl: getOrigin(env, 'MESSAGES_URL'),
    ownDataUrl: getOrigin(env, 'OWN_DATA_URL'),
    logOrigin: getName(env, 'LOG_ORIGIN', 'the name of the log, such as tym.example/log/1'),
    witnessesFile: findText(env, 'WITNESSES_FILE'),
    journalFile: getPath(env, 'JOURNAL_FILE', 'the journal of deletions and withdrawals (JSON lines)'),
    scannedFolders: listFolders(env, 'SCANNED_FOLDERS'),
    agencyNoteName: getName(
      env,
      'AGENCY_NOTE_NAME',
      "the name under which the agency's signer signs notes, such as tym.example/keha",
    ),
    backupMarkFile: findText(env, 'BACKUP_MARK_FILE'),
    concurrency: getInteger(env, 'WORKER_CONCURRENCY', {
      standard: 8,
      least: 1,
      most: 100,
      unit: 'a number of jobs',
    }),
  })
}
