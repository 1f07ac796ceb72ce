import type { PlainDate } from '@tym/kernel'
import { type CommonConfig, readCommon } from './common.ts'
import { type DeliveryConfig, readDelivery } from './delivery.ts'
import { inOneGo } from './in-one-go.ts'
import { type KeyEncryptionConfig, readKeyEncryption } from './key-encryption.ts'
import { type MetricsConfig, readMetrics } from './metrics.ts'
import { type OfficerShownAs, readOfficerShownAs } from './officer-shown-as.ts'
import { readSealing, type SealingConfig } from './sealing.ts'
import {
  type Environment,
  findCalendarDate,
  getInteger,
  getOrigin,
  getPath,
  getPort,
  getPostgresUrl,
  listOrigins,
} from './variables.ts'

export type CustomerDataConfig = CommonConfig &
  MetricsConfig &
  KeyEncryptionConfig &
  SealingConfig &
  DeliveryConfig & {
    readonly port: number
    /** Audience of certificates and origin of proofs' `htu`. */
    readonly publicOrigin: string
    /** Other origins that proofs may name: those of a server that carries its people's requests here. */
    readonly alsoReachedAt: readonly string[]
    readonly databaseUrlApp: string
    readonly databaseUrlRead: string
    readonly keyDatabaseUrl: string
    readonly blindIndexKeyFile: string
    readonly dpopNonceKeyFile: string
    /** Seconds between readings of the registered signing keys. */
    readonly trustRefreshSeconds: number
    /** Withdrawals are written down here, outside the databases, so that a restore does them again. */
    readonly journalFile: string
    readonly calendarDate: PlainDate | undefined
    /** Requests per second that one key may keep up. */
    readonly requestsPerSecond: number
    readonly officerShownAs: OfficerShownAs
    /** Seconds that a stream of change signals lasts at most. */
    readonly streamSeconds: number
  }

/**
 * Settings of the shared customer-data service. Throws ConfigError, which names all that is missing or wrong.
 */
export function readCustomerDataConfig(env: Environment): Readonly<CustomerDataConfig> {
  return inOneGo(env, read)
}

function read(env: Environment): Readonly<CustomerDataConfig> {
  const common = readCommon(env)
  const port = getPort(env, 'PORT', 8310)
  return Object.freeze({
    ...common,
    port,
    ...readMetrics(env, port, 8311),
    publicOrigin: getOrigin(env, 'PUBLIC_ORIGIN'),
    alsoReachedAt: listOrigins(env, 'ALSO_REACHED_AT'),
    databaseUrlApp: getPostgresUrl(env, 'DATABASE_URL_APP', 'tym_app', common.mode),
    databaseUrlRead: getPostgresUrl(env, 'DATABASE_URL_READ', 'tym_read', common.mode),
    keyDatabaseUrl: getPostgresUrl(env, 'KEY_DATABASE_URL', 'tym_key_app', common.mode),
    ...readKeyEncryption(env),
    ...readSealing(env, common.mode),
    ...readDelivery(env, common.mode),
    blindIndexKeyFile: getPath(
      env,
      'BLIND_INDEX_KEY_FILE',
      'the key of the blind index (32 random bytes as base64)',
    ),
    dpopNonceKeyFile: getPath(
      env,
      'DPOP_NONCE_KEY_FILE',
      'the key of the proof nonces (32 random bytes as base64)',
    ),
    trustRefreshSeconds: getInteger(env, 'TRUST_REFRESH_SECONDS', {
      standard: 5,
      least: 1,
      most: 60,
      unit: 'a number of seconds',
    }),
    journalFile: getPath(env, 'JOURNAL_FILE', 'the journal of deletions and withdrawals (JSON lines)'),
    calendarDate: findCalendarDate(env, 'CALENDAR_DATE', common.mode),
    requestsPerSecond: getInteger(env, 'REQUESTS_PER_SECOND', {
      standard: 50,
      least: 1,
      most: 100_000,
      unit: 'a number of requests',
    }),
    officerShownAs: readOfficerShownAs(env),
    streamSeconds: getInteger(env, 'STREAM_SECONDS', {
      standard: 60,
      least: 0,
      most: 60,
      unit: 'a number of seconds',
    }),
  })
}
