import { type SealingWatch, watchSealing } from '@tym/audit-log'
import { type ExchangeConfig, readJsonFile } from '@tym/config'
import { assertSafeRole, openDatabase } from '@tym/database'
import type { Clock } from '@tym/kernel'
import { openKeyEncryption, openKeyVault } from '@tym/key-vault'
import { knowSigners, openServiceKey, signersFile } from '@tym/signing'
import type { Logger, Metrics } from '@tym/telemetry'
import type { Hono } from 'hono'
import { createExchange } from './create-exchange.ts'
import { mountHealth } from './mount-health.ts'

const connections = 10
const keyConnections = 2
/** Under this name the signers know the exchange. */
const clientId = 'tym-exchange'

/** Opens register and keys, refuses unsafe roles, and mounts the interface. Throws when anything unsafe is configured. */
export async function openExchange(
  config: ExchangeConfig,
  { clock, logger, metrics }: { clock: Clock; logger: Logger; metrics: Metrics },
): Promise<{ readonly app: Hono; close(): Promise<void> }> {
  const key = await openServiceKey(config.serviceKeyFile, { mode: config.mode })
  const addresses = await readJsonFile('SIGNERS_FILE', config.signersFile, signersFile)
  const database = openDatabase({ url: config.databaseUrl, max: connections, applicationName: 'exchange' })
  const keys = openKeyVault({
    url: config.keyDatabaseUrl,
    keyEncryption: await openKeyEncryption({ file: config.kekFile, provider: config.keyEncryptionProvider }),
    max: keyConnections,
  })
  const closeAll = async (): Promise<void> => {
    await Promise.all([database.close(), keys.close()])
  }
  let sealing: SealingWatch
  try {
    await assertSafeRole(database, 'DATABASE_URL_EXCHANGE')
    await assertSafeRole(keys, 'KEY_DATABASE_URL')
    sealing = await watchSealing({
      ...{ database, clock, limitSeconds: config.sealingLimitSeconds },
      onError: (error) => logger.warn('the state of the log could not be read', { error }),
    })
  } catch (error) {
    await closeAll()
    throw error
  }
  const { publicOrigin, requestsPerSecond } = config
  const signerOf = knowSigners(addresses, { clientId, key, clock })
  const parts = {
    ...{ database, keys, signerOf, clock, logger, metrics, publicOrigin, requestsPerSecond },
    mustBeSealed: sealing.mustBeSealed,
  }
  const app = createExchange(parts)
  mountHealth(app, { database, keys, metrics })
  const close = async (): Promise<void> => {
    sealing.close()
    await closeAll()
  }
  return { app, close }
}
