import path from 'node:path'
import type { DevelopmentConfig } from '@tym/config'
import { agencyNoteName } from '@tym/personas'
import { backupMarkIn } from '../data-folder/backup-mark.ts'
import { demoLoadIn, isDemoPending } from '../data-folder/demo-load.ts'
import { journalFileIn } from '../data-folder/journal-file.ts'
import { readLogOrigin } from '../data-folder/log-origin.ts'
import type { Plan } from './child.ts'
import type { PreparedDatabases } from './prepare-databases.ts'
import type { Secrets } from './secrets.ts'
import type { Origins, writeServiceFiles } from './service-files.ts'

/** Run from the sources this file is TypeScript, and so are the processes that it starts. */
const fromSource = import.meta.url.endsWith('.ts')

function mainOf(root: string, { programsDirectory }: DevelopmentConfig, app: string): readonly string[] {
  if (programsDirectory !== undefined)
    return ['--enable-source-maps', path.join(programsDirectory, `${app}.js`)]
  const folder = path.join(root, 'apps', app === 'web' ? path.join('web', 'server') : app)
  return fromSource
    ? ['--conditions=tym-source', '--import', 'tsx', path.join(folder, 'src', 'main.ts')]
    : ['--enable-source-maps', path.join(folder, 'dist', 'main.js')]
}

/** The client as it is built; among bundled programs the one that lies beside them. */
const clientFolder = (root: string, { programsDirectory }: DevelopmentConfig): string =>
  programsDirectory === undefined
    ? path.join(root, 'apps', 'web', 'client', 'dist')
    : path.join(programsDirectory, 'client')

/** The eight processes in the order of their start, each with the whole of its environment. */
export function plansOf(of: {
  root: string
  config: DevelopmentConfig
  secrets: Secrets
  origins: Origins
  files: ReturnType<typeof writeServiceFiles>
  urls: PreparedDatabases['urls']
}): Plan[] {
  const { root, config, secrets, origins, files, urls } = of
  const { ports } = config
  const calendar = config.calendarDate === undefined ? {} : { CALENDAR_DATE: config.calendarDate }
  const journalFile = journalFileIn(config.dataDirectory)
  // Lines of the demo's past are old when they are written, and wait until it is whole.
  const sealing: Record<string, string> = isDemoPending(config) ? { SEALING_LIMIT_SECONDS: 'never' } : {}
  const plan = (
    name: string,
    [port, metricsPort]: readonly [number, number?],
    env: Record<string, string>,
  ): Plan => ({
    name,
    port,
    folder: root,
    program: mainOf(root, config, name),
    env: {
      ...config.needs,
      TYM_MODE: config.mode,
      LOG_LEVEL: config.logLevel,
      PORT: String(port),
      ...(metricsPort === undefined ? {} : { METRICS_PORT: String(metricsPort) }),
      ...env,
    },
  })
  return [
    plan('identity', [ports.identity, ports.identityMetrics], {
      PUBLIC_ORIGIN: origins.identity,
      IDENTITY_KEY_FILE: secrets.identityKeyFile,
      CUSTOMER_DATA_ORIGIN: origins.customerData,
      MESSAGE_SENDERS_FILE: files.messageSendersFile,
      WEB_CLIENT_FILE: files.webClientFile,
    }),
    plan('signer', [ports.signer, ports.signerMetrics], {
      PUBLIC_ORIGIN: origins.signer,
      SIGNER_CONFIG_FILE: files.signerConfigFile,
      SIGNATURE_LOG_FILE: path.join(config.dataDirectory, 'signatures.log'),
      DPOP_NONCE_KEY_FILE: secrets.signerNonceKeyFile,
    }),
    plan('customer-data', [ports.customerData, ports.customerDataMetrics], {
      ...calendar,
      ...sealing,
      PUBLIC_ORIGIN: origins.customerData,
      ALSO_REACHED_AT: origins.web,
      DELIVERY_TO_THIS_MACHINE: 'allowed',
      DATABASE_URL_APP: urls.tym_app,
      DATABASE_URL_READ: urls.tym_read,
      KEY_DATABASE_URL: urls.tym_key_app,
      KEK_FILE: secrets.kekFile,
      BLIND_INDEX_KEY_FILE: secrets.blindIndexKeyFile,
      DPOP_NONCE_KEY_FILE: secrets.dpopNonceKeyFile,
      JOURNAL_FILE: journalFile,
    }),
    plan('worker', [ports.worker, ports.workerMetrics], {
      ...calendar,
      ...sealing,
      DELIVERY_TO_THIS_MACHINE: 'allowed',
      DATABASE_URL_WORKER: urls.tym_worker,
      QUEUE_DATABASE_URL: urls.tym_queue,
      KEY_DATABASE_URL: urls.tym_key_worker,
      KEY_DATABASE_URL_ERASER: urls.tym_key_eraser,
      KEK_FILE: secrets.kekFile,
      ...(config.redisUrl === undefined ? {} : { REDIS_URL: config.redisUrl }),
      BOOTSTRAP_OFFICERS_FILE: files.bootstrapOfficersFile,
      SIGNERS_FILE: files.signersFile,
      SERVICE_KEY_FILE: secrets.serviceKeyFile('tym-worker'),
      MESSAGES_URL: origins.identity,
      OWN_DATA_URL: origins.customerData,
      LOG_ORIGIN: readLogOrigin(config.dataDirectory),
      WITNESSES_FILE: files.witnessesFile,
      JOURNAL_FILE: journalFile,
      BACKUP_MARK_FILE: backupMarkIn(config.dataDirectory),
      SCANNED_FOLDERS: path.join(config.dataDirectory, 'logs'),
      AGENCY_NOTE_NAME: agencyNoteName,
    }),
    plan('exchange', [ports.exchange, ports.exchangeMetrics], {
      ...calendar,
      ...sealing,
      PUBLIC_ORIGIN: origins.exchange,
      DATABASE_URL_EXCHANGE: urls.tym_exchange,
      KEY_DATABASE_URL: urls.tym_key_worker,
      KEK_FILE: secrets.kekFile,
      SIGNERS_FILE: files.signersFile,
      SERVICE_KEY_FILE: secrets.serviceKeyFile('tym-exchange'),
      JOURNAL_FILE: journalFile,
    }),
    plan('recipient', [ports.recipient], {
      PARTY_FILE: files.recipientPartyFile,
      RECEIVED_FOLDER: path.join(config.dataDirectory, 'recipient'),
      ENCRYPTION_KEY_FILE: secrets.recipientKeyFiles.encryption,
      SIGNATURE_KEY_FILE: secrets.recipientKeyFiles.signature,
    }),
    plan('web', [ports.web, ports.webMetrics], {
      PUBLIC_ORIGIN: origins.web,
      CLIENT_FOLDER: clientFolder(root, config),
      SESSION_DATABASE_URL: urls.tym_session,
      PROVIDER_ISSUER: origins.identity,
      CLIENT_KEY_FILE: secrets.webClientKeyFile,
      WEB_SIGNERS_FILE: files.webSignersFile,
      CONTACTS_FILE: files.contactsFile,
      DPOP_NONCE_KEY_FILE: secrets.webNonceKeyFile,
      CUSTOMER_DATA_ORIGIN: origins.customerData,
      DEMO_LOAD_FILE: demoLoadIn(config.dataDirectory),
    }),
    plan('witness', [ports.witness, ports.witnessMetrics], { WITNESS_CONFIG_FILE: files.witnessConfigFile }),
  ]
}
