import { openRegister } from '@tym/audit-log'
import { type ExchangeConfig, readJsonFile } from '@tym/config'
import { assertActsRepeated, assertRemovalsDone, awaitWithdrawals } from '@tym/disclosures/exchange'
import { mountHealth } from '@tym/endpoint'
import { openJournal } from '@tym/journal'
import type { Clock } from '@tym/kernel'
import { openKeyEncryption, openKeyVault, watchLookUps } from '@tym/key-vault'
import { assertAnnulled, countBack } from '@tym/retention/public'
import { knowSigners, openServiceKey, reachSigners, signersFile } from '@tym/signing'
import { type Logger, type Metrics, watchReadiness, watchSignerCalls } from '@tym/telemetry'
import type { Hono } from 'hono'
import { createExchange } from './create-exchange.ts'

const connections = 10
const keyConnections = 2
/** Under this name the signers know the exchange. */
const clientId = 'tym-exchange'

/**
 * Opens register and keys, refuses unsafe roles, and mounts the interface. Throws when anything unsafe is
 * configured.
 */
export async function openExchange(
  config: ExchangeConfig,
  { clock, logger, metrics }: { clock: Clock; logger: Logger; metrics: Metrics },
): Promise<{ readonly app: Hono; close(): Promise<void> }> {
  const key = await openServiceKey(config.serviceKeyFile, { mode: config.mode })
  const addresses = await readJsonFile('SIGNERS_FILE', config.signersFile, signersFile)
  const keys = openKeyVault({
    url: config.keyDatabaseUrl,
    keyEncryption: await openKeyEncryption({ file: config.kekFile, provider: config.keyEncryptionProvider }),
    max: keyConnections,
    onLookUp: watchLookUps(metrics)('KEY_DATABASE_URL'),
  })
  const journal = await openJournal(config.journalFile, clock)
  const closeBeside = () => Promise.all([keys.close(), journal.close()])
  const register = await openRegister({
    pool: {
      url: config.databaseUrl,
      variable: 'DATABASE_URL_EXCHANGE',
      max: connections,
      applicationName: 'exchange',
    },
    metrics,
    keys: [{ pool: keys, variable: 'KEY_DATABASE_URL' }],
    clock,
    journalFile: config.journalFile,
    sealingLimitSeconds: config.sealingLimitSeconds,
    countBack: (database, hashes) => countBack(database, hashes, 'serving'),
    withdrawAgain: async (database) => {
      await awaitWithdrawals(config.journalFile, database)
      await assertRemovalsDone(database)
      await assertAnnulled(config.journalFile, database)
      await assertActsRepeated(config.journalFile, database)
    },
    onError: (error) => logger.warn('the state of the log could not be read', { error }),
  }).catch(async (error: unknown) => {
    await closeBeside()
    throw error
  })
  const { database, mustBeSealed } = register
  const { publicOrigin, requestsPerSecond } = config
  const signerOf = knowSigners(addresses, { clientId, key, clock, onCall: watchSignerCalls(metrics) })
  const needs = {
    database,
    keys,
    signerOf,
    clock,
    logger,
    metrics,
    publicOrigin,
    requestsPerSecond,
    mustBeSealed,
  }
  const app = createExchange(needs)
  const readiness = watchReadiness(
    {
      register: database.probe,
      registerWrites: database.probeWrite,
      keyDatabase: keys.ping,
      sealing: mustBeSealed,
      signer: reachSigners(addresses).mustReachOne,
    },
    { logger, metrics },
  )
  mountHealth(app, readiness)
  const close = async (): Promise<void> => {
    await Promise.all([register.close(), closeBeside()])
  }
  return { app, close }
}
