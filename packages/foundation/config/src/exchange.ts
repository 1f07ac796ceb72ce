import type { PlainDate } from '@tym/kernel'
import { type CommonConfig, readCommon } from './common.ts'
import { inOneGo } from './in-one-go.ts'
import { type KeyEncryptionConfig, readKeyEncryption } from './key-encryption.ts'
import { type MetricsConfig, readMetrics } from './metrics.ts'
import { readSealing, type SealingConfig } from './sealing.ts'
import {
  type Environment,
  findCalendarDate,
  getInteger,
  getOrigin,
  getPath,
  getPort,
  getPostgresUrl,
} from './variables.ts'

export type ExchangeConfig = CommonConfig &
  MetricsConfig &
  KeyEncryptionConfig &
  SealingConfig & {
    readonly port: number
    /** Audience of the parties' proofs; never taken from Host or X-Forwarded headers. */
    readonly publicOrigin: string
    readonly databaseUrl: string
    /** As the role that may read wrapped keys and nothing else. */
    readonly keyDatabaseUrl: string
    /** Organisation id to the address of its signer (JSON). */
    readonly signersFile: string
    readonly serviceKeyFile: string
    /** What was deleted and withdrawn: nothing is served from a register that still has it. */
    readonly journalFile: string
    readonly calendarDate: PlainDate | undefined
    /** Requests per second that one party may keep up. */
    readonly requestsPerSecond: number
  }

/**
 * Settings of the exchange, where outside parties fetch. Throws ConfigError, which names all that is missing
 * or wrong.
 */
export function readExchangeConfig(env: Environment): Readonly<ExchangeConfig> {
  return inOneGo(env, read)
}

function read(env: Environment): Readonly<ExchangeConfig> {
  const common = readCommon(env)
  const port = getPort(env, 'PORT', 8370)
  return Object.freeze({
    ...common,
    port,
    ...readMetrics(env, port, 8371),
    publicOrigin: getOrigin(env, 'PUBLIC_ORIGIN'),
    databaseUrl: getPostgresUrl(env, 'DATABASE_URL_EXCHANGE', 'tym_exchange', common.mode),
    keyDatabaseUrl: getPostgresUrl(env, 'KEY_DATABASE_URL', 'tym_key_worker', common.mode),
    ...readKeyEncryption(env),
    ...readSealing(env, common.mode),
    signersFile: getPath(env, 'SIGNERS_FILE', "the addresses of the organisations' signers (JSON)"),
    serviceKeyFile: getPath(env, 'SERVICE_KEY_FILE', "the exchange's own private P-256 key (JWK)"),
    journalFile: getPath(env, 'JOURNAL_FILE', 'the journal of deletions and withdrawals (JSON lines)'),
    calendarDate: findCalendarDate(env, 'CALENDAR_DATE', common.mode),
    requestsPerSecond: getInteger(env, 'REQUESTS_PER_SECOND', {
      standard: 5,
      least: 1,
      most: 1_000,
      unit: 'a number of requests',
    }),
  })
}
