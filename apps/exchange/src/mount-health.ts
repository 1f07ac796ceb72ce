import type { Database } from '@tym/database'
import type { KeyVault } from '@tym/key-vault'
import type { Metrics } from '@tym/telemetry'
import type { Hono } from 'hono'

interface Parts {
  readonly database: Database
  readonly keys: Pick<KeyVault, 'ping'>
  readonly metrics: Metrics
}

/** /health: the process lives. /ready: register and keys answer. /metrics: figures for Prometheus, without personal data. */
export function mountHealth(app: Hono, { database, keys, metrics }: Parts): void {
  app.get('/health', (c) => c.json({ status: 'ok' }))
  app.get('/ready', async (c) => {
    const checks = await Promise.allSettled([database.sql`select 1`, keys.ping()])
    const [register, keyDatabase] = checks.map(({ status }) => status === 'fulfilled')
    const isReady = checks.every(({ status }) => status === 'fulfilled')
    return c.json({ status: isReady ? 'ready' : 'waiting', register, keyDatabase }, isReady ? 200 : 503)
  })
  app.get('/metrics', async (c) => c.body(await metrics.text(), 200, { 'content-type': metrics.contentType }))
}
