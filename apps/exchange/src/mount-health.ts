import type { Metrics, Readiness } from '@tym/telemetry'
import type { Hono } from 'hono'

/** /health: the process lives. /ready: what it needs is there, each by name. /metrics: figures for Prometheus, without personal data. */
export function mountHealth(app: Hono, readiness: Readiness, metrics: Metrics): void {
  app.get('/health', (c) => c.json({ status: 'ok' }))
  app.get('/ready', async (c) => {
    const { isReady, checks } = await readiness.look()
    return c.json({ status: isReady ? 'ready' : 'waiting', ...checks }, isReady ? 200 : 503)
  })
  app.get('/metrics', async (c) => c.body(await metrics.text(), 200, { 'content-type': metrics.contentType }))
}
