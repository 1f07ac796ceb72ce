import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  ConfigError,
  type Environment,
  readCustomerDataConfig,
  readExchangeConfig,
  readIdentityConfig,
  readRecipientConfig,
  readSecretFile,
  readSignerConfig,
  readWebConfig,
  readWitnessConfig,
  readWorkerConfig,
} from './index.ts'

const customerData = {
  TYM_MODE: 'development',
  PUBLIC_ORIGIN: 'http://127.0.0.1:8310',
  DATABASE_URL_APP: 'postgres://tym_app:secret-word@127.0.0.1:8350/tym',
  DATABASE_URL_READ: 'postgres://tym_read:secret-word@127.0.0.1:8350/tym',
  KEY_DATABASE_URL: 'postgresql://tym_key_app:secret-word@127.0.0.1:8350/tym_keys',
  KEK_FILE: '/data/kek.json',
  BLIND_INDEX_KEY_FILE: '/data/blind',
  DPOP_NONCE_KEY_FILE: '/data/nonce',
  JOURNAL_FILE: '/data/journal.jsonl',
}
const worker = {
  TYM_MODE: 'development',
  DATABASE_URL_WORKER: 'postgres://tym_worker:secret-word@127.0.0.1:8350/tym',
  QUEUE_DATABASE_URL: 'postgres://tym_queue:secret-word@127.0.0.1:8350/tym_queue',
  KEY_DATABASE_URL: 'postgres://tym_key_worker:secret-word@127.0.0.1:8350/tym_keys',
  KEY_DATABASE_URL_ERASER: 'postgres://tym_key_eraser:secret-word@127.0.0.1:8350/tym_keys',
  KEK_FILE: '/data/kek.json',
  SIGNERS_FILE: '/data/signers.json',
  SERVICE_KEY_FILE: '/data/worker.jwk',
  BOOTSTRAP_OFFICERS_FILE: '/data/officers.json',
  MESSAGES_URL: 'https://messages.tym.example',
  OWN_DATA_URL: 'https://tym.example',
  LOG_ORIGIN: 'tym.example/log/1',
  JOURNAL_FILE: '/data/journal.jsonl',
  AGENCY_NOTE_NAME: 'tym.example/keha',
}
const signer = {
  TYM_MODE: 'development',
  PUBLIC_ORIGIN: 'http://127.0.0.1:8320',
  SIGNER_CONFIG_FILE: '/data/signer.json',
  SIGNATURE_LOG_FILE: '/data/signatures.log',
}
const identity = {
  TYM_MODE: 'development',
  PUBLIC_ORIGIN: 'http://127.0.0.1:8330',
  IDENTITY_KEY_FILE: '/data/identity.jwk',
}

const recipient = {
  TYM_MODE: 'development',
  PARTY_FILE: '/data/party.json',
  ENCRYPTION_KEY_FILE: '/data/encryption.jwk',
  SIGNATURE_KEY_FILE: '/data/signature.jwk',
  RECEIVED_FOLDER: '/data/received',
}

const exchange = {
  TYM_MODE: 'development',
  PUBLIC_ORIGIN: 'http://127.0.0.1:8370',
  DATABASE_URL_EXCHANGE: 'postgres://tym_exchange:secret-word@127.0.0.1:8350/tym',
  KEY_DATABASE_URL: 'postgres://tym_key_worker:secret-word@127.0.0.1:8350/tym_keys',
  KEK_FILE: '/data/kek.json',
  SIGNERS_FILE: '/data/signers.json',
  SERVICE_KEY_FILE: '/data/exchange.jwk',
  JOURNAL_FILE: '/data/journal.jsonl',
}

const witness = { TYM_MODE: 'development', WITNESS_CONFIG_FILE: '/data/witness.json' }

const web = {
  TYM_MODE: 'development',
  PUBLIC_ORIGIN: 'http://localhost:8380',
  CLIENT_FOLDER: '/data/client',
  SESSION_DATABASE_URL: 'postgres://tym_session:secret-word@127.0.0.1:8350/tym_sessions',
  PROVIDER_ISSUER: 'http://127.0.0.1:8330',
  CLIENT_KEY_FILE: '/data/web.jwk',
  WEB_SIGNERS_FILE: '/data/web-signers.json',
  CONTACTS_FILE: '/data/contacts.json',
  DPOP_NONCE_KEY_FILE: '/data/nonce',
  CUSTOMER_DATA_ORIGIN: 'http://127.0.0.1:8310',
}

const readers: [string, Environment, (env: Environment) => object][] = [
  ['customer-data', customerData, readCustomerDataConfig],
  ['worker', worker, readWorkerConfig],
  ['signer', signer, readSignerConfig],
  ['identity', identity, readIdentityConfig],
  ['recipient', recipient, readRecipientConfig],
  ['exchange', exchange, readExchangeConfig],
  ['witness', witness, readWitnessConfig],
  ['web', web, readWebConfig],
]

test.each(readers)('the settings of %s are read once and frozen', (_name, env, read) => {
  const config = read(env)
  expect(config).toMatchObject({ mode: 'development', logLevel: 'info' })
  expect(Object.isFrozen(config)).toBe(true)
})

test.each(readers)('every setting of %s that is missing is named in the error', (_name, env, read) => {
  for (const variable of Object.keys(env)) {
    if (variable === 'DPOP_NONCE_KEY_FILE' && read === readSignerConfig) continue
    const refusal = refusalOf(() => read({ ...env, [variable]: ' ' }))
    expect(refusal).toMatchObject({ variable })
    expect(refusal?.message).toMatch(/is not set\. Set it to /)
  }
})

test.each(readers)('all that %s lacks is named in one go, each on a line', (_name, env, read) => {
  const asked = Object.keys(env).filter(
    (variable) =>
      variable !== 'TYM_MODE' && !(variable === 'DPOP_NONCE_KEY_FILE' && read === readSignerConfig),
  )
  const lines = refusalOf(() => read({ PORT: 'http' }))?.message.split('\n') ?? []
  expect(lines.map((line) => /^[A-Z_]+/.exec(line)?.[0]).sort()).toEqual(
    ['PORT', 'TYM_MODE', ...asked].sort(),
  )
  for (const line of lines) expect(line).toMatch(/^[A-Z_]+: .+\. .+\.$/)
})

test.each(readers.filter(([name]) => name !== 'recipient'))(
  'the figures of %s are told at a port of their own of this machine, unless it is said otherwise',
  (_name, env, read) => {
    expect(read(env)).toMatchObject({ metricsHost: '127.0.0.1', metricsPort: expect.any(Number) })
    expect(read({ ...env, METRICS_HOST: '10.0.0.7', METRICS_PORT: '9000' })).toMatchObject({
      metricsHost: '10.0.0.7',
      metricsPort: 9000,
    })
    for (const wrong of [{ METRICS_PORT: 'http' }, { PORT: '9000', METRICS_PORT: '9000' }])
      expect(refusalOf(() => read({ ...env, ...wrong }))).toMatchObject({ variable: 'METRICS_PORT' })
    const both = refusalOf(() => read({ ...env, PORT: 'http', METRICS_PORT: 'http' }))?.message
    expect(both).toMatch(/^PORT: [^\n]+\nMETRICS_PORT: [^\n]+$/)
  },
)

test.each([
  ['PORT', '70000'],
  ['PORT', '-1'],
  ['PORT', 'http'],
  ['PUBLIC_ORIGIN', 'http://127.0.0.1:8310/api'],
  ['PUBLIC_ORIGIN', 'http://tym.example'],
  ['PUBLIC_ORIGIN', 'tym.example'],
  ['PUBLIC_ORIGIN', 'http://127.login.example'],
  ['ALSO_REACHED_AT', 'web.example'],
  ['ALSO_REACHED_AT', 'https://web.example,'],
  ['ALSO_REACHED_AT', 'https://web.example/app'],
  ['ALSO_REACHED_AT', 'https://web.example,http://web.example'],
  ['DATABASE_URL_APP', 'mysql://tym_app:secret-word@127.0.0.1/tym'],
  ['TRUST_REFRESH_SECONDS', '0'],
  ['SEALING_LIMIT_SECONDS', '0'],
  ['SEALING_LIMIT_SECONDS', '172801'],
  ['TRUST_REFRESH_SECONDS', '1.5'],
  ['CALENDAR_DATE', '2026-02-30'],
  ['LOG_LEVEL', 'loud'],
  ['OFFICER_SHOWN_AS', 'photograph'],
  ['DELIVERY_TO_THIS_MACHINE', 'yes'],
  ['TYM_MODE', 'staging'],
])('%s=%s is refused by name, without showing a secret', (variable, value) => {
  const refusal = refusalOf(() => readCustomerDataConfig({ ...customerData, [variable]: value }))
  expect(refusal).toMatchObject({ variable })
  expect(refusal?.message).not.toContain('secret-word')
})

test('the services of the register are given keys of their own only, none with which an organisation signs', () => {
  const given = (config: object) => Object.keys(config).filter((name) => /key|jwk|secret|kek/i.test(name))
  const encryption = ['kekFile', 'keyDatabaseUrl', 'keyEncryptionProvider']
  const own = (...more: string[]) => [...encryption, ...more].toSorted()
  expect(given(readCustomerDataConfig(customerData)).toSorted()).toEqual(
    own('blindIndexKeyFile', 'dpopNonceKeyFile'),
  )
  expect(given(readWorkerConfig(worker)).toSorted()).toEqual(own('keyEraserDatabaseUrl', 'serviceKeyFile'))
  expect(given(readExchangeConfig(exchange)).toSorted()).toEqual(own('serviceKeyFile'))
})

test('a Redis address is taken when it is one', () => {
  expect(readWorkerConfig({ ...worker, REDIS_URL: 'redis://127.0.0.1:6379' }).redisUrl).toBe(
    'redis://127.0.0.1:6379',
  )
  expect(refusalOf(() => readWorkerConfig({ ...worker, REDIS_URL: 'http://127.0.0.1' }))).toMatchObject({
    variable: 'REDIS_URL',
  })
})

test('scanned folders are absolute, each with a last name by which a certificate knows it', () => {
  const read = (folders: string) => readWorkerConfig({ ...worker, SCANNED_FOLDERS: folders }).scannedFolders
  expect(readWorkerConfig(worker).scannedFolders).toEqual([])
  expect(read('/var/log/tym:/srv/tym/files')).toEqual(['/var/log/tym', '/srv/tym/files'])
  for (const wrong of ['logs', '/var/log:', '/var/log:/srv/log'])
    expect(
      refusalOf(() => read(wrong)),
      wrong,
    ).toMatchObject({ variable: 'SCANNED_FOLDERS' })
})

test.each(['a name', 'https://tym.example/keha', 'tym.example/', 'KEHA'])(
  '%s is no name for notes',
  (name) => {
    expect(refusalOf(() => readWorkerConfig({ ...worker, AGENCY_NOTE_NAME: name }))).toMatchObject({
      variable: 'AGENCY_NOTE_NAME',
    })
  },
)

test('NODE_ENV=production is production unless it is contradicted; with neither variable there is no mode', () => {
  const { TYM_MODE: _mode, KEK_FILE: _file, ...rest } = worker
  const silent = { ...rest, KEY_ENCRYPTION_PROVIDER: '/data/kms.mjs' }
  expect(readWorkerConfig({ ...silent, NODE_ENV: 'production' }).mode).toBe('production')
  expect(refusalOf(() => readWorkerConfig(silent))).toMatchObject({ variable: 'TYM_MODE' })
  expect(refusalOf(() => readWorkerConfig({ ...worker, NODE_ENV: 'production' }))).toMatchObject({
    variable: 'TYM_MODE',
  })
})

test('production refuses databases and Redis that are reached over the network without proof', () => {
  const production = { TYM_MODE: 'production', KEY_ENCRYPTION_PROVIDER: '/data/kms.mjs' }
  const { KEK_FILE: _one, ...service } = { ...customerData, ...production }
  const { KEK_FILE: _two, ...working } = { ...worker, ...production }
  const { KEK_FILE: _three, ...exchanging } = { ...exchange, ...production }
  const away = 'postgres://tym:secret-word@db.tym.example:5432/tym'
  for (const [env, read] of [
    [service, readCustomerDataConfig],
    [working, readWorkerConfig],
    [exchanging, readExchangeConfig],
  ] as const)
    for (const variable of Object.keys(env).filter((name) => name.includes('DATABASE_URL'))) {
      for (const weak of [away, `${away}?sslmode=require`])
        expect(refusalOf(() => read({ ...env, [variable]: weak }))).toMatchObject({ variable })
      expect(read({ ...env, [variable]: `${away}?sslmode=verify-full` }).mode).toBe('production')
    }
  const redis = (url: string) => () => readWorkerConfig({ ...working, REDIS_URL: url })
  expect(refusalOf(redis('redis://queue.tym.example:6379'))).toMatchObject({ variable: 'REDIS_URL' })
  for (const url of ['rediss://queue.tym.example:6379', 'redis://127.0.0.1:6379'])
    expect(redis(url)().redisUrl).toBe(url)
})

test('production refuses a moved calendar, the development provider, and proof nonces of one process only', () => {
  const production = { TYM_MODE: 'production', KEY_ENCRYPTION_PROVIDER: '/data/kms.mjs' }
  const withFile = { ...customerData, TYM_MODE: 'production' }
  expect(refusalOf(() => readCustomerDataConfig(withFile))).toMatchObject({
    variable: 'KEY_ENCRYPTION_PROVIDER',
  })
  const moved = { ...customerData, ...production, CALENDAR_DATE: '2026-05-01' }
  expect(refusalOf(() => readCustomerDataConfig(moved))).toMatchObject({ variable: 'CALENDAR_DATE' })
  for (const read of [
    () => readCustomerDataConfig({ ...customerData, ...production, SEALING_LIMIT_SECONDS: 'never' }),
    () => readExchangeConfig({ ...exchange, ...production, SEALING_LIMIT_SECONDS: 'never' }),
  ])
    expect(refusalOf(read)).toMatchObject({ variable: 'SEALING_LIMIT_SECONDS' })
  const here = { ...production, DELIVERY_TO_THIS_MACHINE: 'allowed' }
  for (const read of [
    () => readCustomerDataConfig({ ...customerData, ...here }),
    () => readWorkerConfig({ ...worker, ...here }),
  ])
    expect(refusalOf(read)).toMatchObject({ variable: 'DELIVERY_TO_THIS_MACHINE' })
  const movedExchange = { ...exchange, ...production, CALENDAR_DATE: '2026-05-01' }
  expect(refusalOf(() => readExchangeConfig(movedExchange))).toMatchObject({ variable: 'CALENDAR_DATE' })
  expect(refusalOf(() => readIdentityConfig({ ...identity, ...production }))).toMatchObject({
    variable: 'TYM_MODE',
  })
  expect(refusalOf(() => readRecipientConfig({ ...recipient, ...production }))).toMatchObject({
    variable: 'TYM_MODE',
  })
  expect(refusalOf(() => readSignerConfig({ ...signer, ...production }))).toMatchObject({
    variable: 'DPOP_NONCE_KEY_FILE',
  })
})

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tym-config-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('a secret is read only from a file that nobody else may read and that holds enough', async () => {
  const file = path.join(folder, 'secret')
  const read = () => readSecretFile('DPOP_NONCE_KEY_FILE', file)
  expect(refusalOf(read)?.message).toContain('cannot be read')
  await writeFile(file, `${Buffer.alloc(32, 5).toString('base64')}\n`, { mode: 0o600 })
  expect(read()).toEqual(Buffer.alloc(32, 5))
  await writeFile(file, Buffer.alloc(32, 6).toString('hex'))
  expect(read()).toEqual(Buffer.alloc(32, 6))
  await writeFile(file, 'too short')
  expect(refusalOf(read)?.message).toContain('fewer than 32 bytes')
  await chmod(file, 0o644)
  expect(refusalOf(read)?.message).toContain('chmod 600')
})

function refusalOf(act: () => unknown): ConfigError | undefined {
  try {
    act()
    return undefined
  } catch (error) {
    if (error instanceof ConfigError) return error
    throw error
  }
}

test('in production browsers come by https, even on this machine, and nothing else is asked in the clear', () => {
  const real = {
    ...web,
    TYM_MODE: 'production',
    PUBLIC_ORIGIN: 'https://tym.example',
    CLIENT_ADDRESS_HEADER: 'X-Forwarded-For',
  }
  expect(readWebConfig(real)).toMatchObject({
    idleMinutes: 15,
    absoluteMinutes: 540,
    addressHeader: 'X-Forwarded-For',
  })
  for (const [variable, wrong] of [
    ['PUBLIC_ORIGIN', 'http://localhost:8380'],
    ['PROVIDER_ISSUER', 'http://sign-in.example'],
    ['PROVIDER_ISSUER', 'https://sign-in.example/?realm=1'],
    ['CUSTOMER_DATA_ORIGIN', 'http://customer-data.example'],
    ['SESSION_DATABASE_URL', 'postgres://tym_session:secret-word@db.example/tym_sessions'],
    ['SESSION_IDLE_MINUTES', '0'],
    ['SESSION_ABSOLUTE_MINUTES', '2000'],
    ['CLIENT_ADDRESS_HEADER', undefined],
    ['CLIENT_ADDRESS_HEADER', 'X Forwarded'],
    ['DEMO_LOAD_FILE', '/data/demo/load.json'],
  ] as const)
    expect(
      refusalOf(() => readWebConfig({ ...real, [variable]: wrong })),
      variable,
    ).toMatchObject({ variable })
})

test('whether clients of the web come through a proxy is said in production, and is no proxy in development', () => {
  expect(readWebConfig(web).addressHeader).toBeUndefined()
  expect(readWebConfig({ ...web, CLIENT_ADDRESS_HEADER: 'none' }).addressHeader).toBeUndefined()
})

test('a service is reached at its own origin alone unless others are listed', () => {
  expect(readCustomerDataConfig(customerData)).toMatchObject({ alsoReachedAt: [] })
  const listed = { ...customerData, ALSO_REACHED_AT: 'https://web.example, http://localhost:8380' }
  expect(readCustomerDataConfig(listed)).toMatchObject({
    alsoReachedAt: ['https://web.example', 'http://localhost:8380'],
  })
})
