import type { Database } from '@tym/database'
import { loadTrust } from '@tym/organisations/public'
import { createTrustStore, type TrustStore } from '@tym/role-certificate'
import type { Logger } from '@tym/telemetry'

export interface Trust {
  store(): TrustStore
  refresh(): Promise<void>
  close(): void
}

/**
 * Reads the registered signing keys, and again every few seconds. A revoked key does not wait for that: every
 * request asks the database whether the key is live.
 */
export async function openTrust(database: Database, seconds: number, logger: Logger): Promise<Trust> {
  let store = createTrustStore([], 'none')
  const refresh = async (): Promise<void> => {
    const { keys, version } = await loadTrust(database)
    if (version !== store.version) store = createTrustStore(keys, version)
  }
  await refresh()
  const timer = setInterval(() => {
    refresh().catch((error: unknown) => logger.warn('signing keys could not be read', { error }))
  }, seconds * 1000)
  timer.unref()
  return { store: () => store, refresh, close: () => clearInterval(timer) }
}
