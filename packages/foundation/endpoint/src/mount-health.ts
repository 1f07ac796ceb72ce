import type { Readiness } from '@tym/telemetry'
import type { Hono } from 'hono'

/**
 * /health: the process lives. /ready: what it needs is there, each by name. Figures are told elsewhere: see
 * `serveMetrics`.
 */
export function mountHealth(app: Hono, readiness: Readiness): void {
  app.get('/health', (c) => c.json({ status: 'ok' }))
  app.get('/ready', async (c) => {
    const { isReady, checks } = await readiness.look()
    return c.json({ status: isReady ? 'ready' : 'waiting', ...checks }, isReady ? 200 : 503)
  })
}
