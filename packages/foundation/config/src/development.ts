import path from 'node:path'
import type { PlainDate } from '@tym/kernel'
import { type CommonConfig, readCommon } from './common.ts'
import { inOneGo } from './in-one-go.ts'
import {
  ConfigError,
  type Environment,
  findCalendarDate,
  findRedisUrl,
  findText,
  getPort,
  getPostgresUrl,
} from './variables.ts'

export type DevelopmentPorts = {
  readonly customerData: number
  readonly signer: number
  readonly identity: number
  readonly worker: number
  readonly recipient: number
  readonly exchange: number
  readonly witness: number
  readonly web: number
  readonly postgres: number
  /** Where each process tells its figures. */
  readonly customerDataMetrics: number
  readonly signerMetrics: number
  readonly identityMetrics: number
  readonly workerMetrics: number
  readonly exchangeMetrics: number
  readonly witnessMetrics: number
  readonly webMetrics: number
}

/** Which variable chooses each port, so that a taken port can be named. */
export const portVariables = {
  customerData: 'CUSTOMER_DATA_PORT',
  signer: 'SIGNER_PORT',
  identity: 'IDENTITY_PORT',
  worker: 'WORKER_PORT',
  recipient: 'RECIPIENT_PORT',
  exchange: 'EXCHANGE_PORT',
  witness: 'WITNESS_PORT',
  web: 'WEB_PORT',
  postgres: 'POSTGRES_PORT',
  customerDataMetrics: 'CUSTOMER_DATA_METRICS_PORT',
  signerMetrics: 'SIGNER_METRICS_PORT',
  identityMetrics: 'IDENTITY_METRICS_PORT',
  workerMetrics: 'WORKER_METRICS_PORT',
  exchangeMetrics: 'EXCHANGE_METRICS_PORT',
  witnessMetrics: 'WITNESS_METRICS_PORT',
  webMetrics: 'WEB_METRICS_PORT',
} as const satisfies Record<keyof DevelopmentPorts, string>

export type DevelopmentConfig = CommonConfig & {
  /** Absolute folder of the database, the generated keys and the logs. */
  readonly dataDirectory: string
  readonly ports: DevelopmentPorts
  /** Where the programs of the processes lie bundled, as tests have them; each app's own files otherwise. */
  readonly programsDirectory: string | undefined
  /** Servers to use instead of the embedded one; their role must be able to make roles. */
  readonly databaseUrl: string | undefined
  readonly keyDatabaseUrl: string | undefined
  readonly queueDatabaseUrl: string | undefined
  readonly sessionDatabaseUrl: string | undefined
  readonly redisUrl: string | undefined
  /** Which demo customers `npm start` writes: all of them, the first few, or none. */
  readonly demoCustomers: 'all' | 'few' | 'none'
  /** Passed on to the processes that count deadlines. */
  readonly calendarDate: PlainDate | undefined
  /** What every child process needs of its needs. */
  readonly needs: Readonly<Record<string, string>>
}

/** Settings of the whole platform on one machine (`npm start`). Throws ConfigError; refuses production. */
export function readDevelopmentConfig(env: Environment, root: string): Readonly<DevelopmentConfig> {
  return inOneGo(env, (asIf) => read(asIf, root))
}

function read(env: Environment, root: string): Readonly<DevelopmentConfig> {
  const isSilent = findText(env, 'TYM_MODE') === undefined && findText(env, 'NODE_ENV') !== 'production'
  const common = readCommon(isSilent ? { ...env, TYM_MODE: 'development' } : env)
  if (common.mode === 'production') {
    throw new ConfigError(
      'TYM_MODE',
      'is production, and npm start makes development keys and signs in a fictitious cast. Run the apps themselves.',
    )
  }
  return Object.freeze({
    ...common,
    dataDirectory: path.resolve(root, findText(env, 'TYM_DATA_DIRECTORY') ?? '.data'),
    ports: {
      customerData: getPort(env, portVariables.customerData, 8310),
      signer: getPort(env, portVariables.signer, 8320),
      identity: getPort(env, portVariables.identity, 8330),
      worker: getPort(env, portVariables.worker, 8340),
      recipient: getPort(env, portVariables.recipient, 8360),
      exchange: getPort(env, portVariables.exchange, 8370),
      witness: getPort(env, portVariables.witness, 8390),
      web: getPort(env, portVariables.web, 8380),
      postgres: getPort(env, portVariables.postgres, 8350),
      customerDataMetrics: getPort(env, portVariables.customerDataMetrics, 8311),
      signerMetrics: getPort(env, portVariables.signerMetrics, 8321),
      identityMetrics: getPort(env, portVariables.identityMetrics, 8331),
      workerMetrics: getPort(env, portVariables.workerMetrics, 8341),
      exchangeMetrics: getPort(env, portVariables.exchangeMetrics, 8371),
      witnessMetrics: getPort(env, portVariables.witnessMetrics, 8391),
      webMetrics: getPort(env, portVariables.webMetrics, 8381),
    },
    programsDirectory: findText(env, 'TYM_PROGRAMS_DIRECTORY'),
    databaseUrl: findPostgresUrl(env, 'DATABASE_URL'),
    keyDatabaseUrl: findPostgresUrl(env, 'KEY_DATABASE_URL'),
    queueDatabaseUrl: findPostgresUrl(env, 'QUEUE_DATABASE_URL'),
    sessionDatabaseUrl: findPostgresUrl(env, 'SESSION_DATABASE_URL'),
    redisUrl: findRedisUrl(env, 'REDIS_URL', 'development'),
    demoCustomers: readDemoCustomers(env),
    calendarDate: findCalendarDate(env, 'CALENDAR_DATE', common.mode),
    needs: Object.fromEntries(
      ['PATH', 'HOME', 'TMPDIR', 'TZ', 'NODE_EXTRA_CA_CERTS'].flatMap((name) => {
        const value = env[name]
        return value === undefined ? [] : [[name, value]]
      }),
    ),
  })
}

function readDemoCustomers(env: Environment): DevelopmentConfig['demoCustomers'] {
  const text = findText(env, 'TYM_DEMO')
  if (text === undefined) return 'all'
  if (text === 'small') return 'few'
  if (text === 'none') return 'none'
  throw new ConfigError('TYM_DEMO', 'is not a set of demo customers. Set it to small or none.', 'small')
}

function findPostgresUrl(env: Environment, name: string): string | undefined {
  return findText(env, name) === undefined ? undefined : getPostgresUrl(env, name, 'admin', 'development')
}
