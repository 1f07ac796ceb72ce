import { createTrustStore, type TrustedKey, type TrustStore } from '@tym/role-certificate'
import type { Logger } from '@tym/telemetry'

export interface Trust {
  store(): TrustStore
  refresh(): Promise<void>
  close(): void
}

type LoadTrust = () => Promise<{ readonly keys: readonly TrustedKey[]; readonly version: string }>

/**
 * Reads the registered signing keys, and again every few seconds: what a slow reading brings never takes the
 * place of one that began after it. A revoked key does not wait for that, since every request asks the
 * database whether the key is live.
 */
export async function openTrust(load: LoadTrust, seconds: number, logger: Logger): Promise<Trust> {
  let store = createTrustStore([], 'none')
  let begun = 0
  let newest = 0
  const refresh = async (): Promise<void> => {
    begun += 1
    const turn = begun
    const { keys, version } = await load()
    if (turn < newest) return
    newest = turn
    if (version !== store.version) store = createTrustStore(keys, version)
  }
  await refresh()
  const timer = setInterval(() => {
    refresh().catch((error: unknown) => logger.warn('signing keys could not be read', { error }))
  }, seconds * 1000)
  timer.unref()
  return { store: () => store, refresh, close: () => clearInterval(timer) }
}
