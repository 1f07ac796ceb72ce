import type { ServiceParts } from '@tym/endpoint'
import type { Metrics } from '@tym/telemetry'
import type { Hono } from 'hono'

/** /health: the process lives. /ready: its databases answer. /metrics: figures for Prometheus, without personal data. */
export function mountHealth(app: Hono, { database, gate, keys }: ServiceParts, metrics: Metrics): void {
  app.get('/health', (c) => c.json({ status: 'ok' }))
  app.get('/ready', async (c) => {
    const checks = await Promise.allSettled([database.sql`select 1`, gate.sql`select 1`, keys.ping()])
    const [register, reading, keyDatabase] = checks.map(({ status }) => status === 'fulfilled')
    const isReady = checks.every(({ status }) => status === 'fulfilled')
    return c.json(
      { status: isReady ? 'ready' : 'waiting', register, reading, keyDatabase },
      isReady ? 200 : 503,
    )
  })
  app.get('/metrics', async (c) => c.body(await metrics.text(), 200, { 'content-type': metrics.contentType }))
}
