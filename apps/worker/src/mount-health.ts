import type { Database } from '@tym/database'
import type { Clock } from '@tym/kernel'
import { findOldestWaiting, type JobDefinition, type JobQueue, listOverdue } from '@tym/outbox'
import type { Metrics } from '@tym/telemetry'
import { Hono } from 'hono'
import type { HolderWatch } from './watch-holder.ts'

/** /health: the process lives. /ready: register and queue answer; it names the
 * recurring jobs that are overdue and whoever holds sealing back. /metrics: figures for Prometheus. */
export function createHealthApp(parts: {
  database: Database
  queue: JobQueue
  clock: Clock
  metrics: Metrics
  jobs: readonly JobDefinition[]
  held: HolderWatch['held']
}): Hono {
  const { database, queue, clock, metrics, jobs: table, held: heldBack } = parts
  const kinds = new Set(table.map(({ kind }) => kind))
  let oldestWaitingSeconds = 0
  let overdue: readonly string[] = []
  metrics.gauge(
    'tym_jobs_oldest_waiting_seconds',
    'How long the oldest open job has been due',
    () => oldestWaitingSeconds,
  )
  metrics.gauges('tym_job_overdue', 'Recurring jobs not done for two of their periods', ['job'], () =>
    overdue.map((name) => ({ labels: { job: name }, value: 1 })),
  )
  const measure = async (): Promise<void> => {
    const instant = clock.instant()
    const context = { instant, calendar: clock.calendar(), scope: { kind: 'job', job: 'metrics' } as const }
    const oldest = await database.read(context, findOldestWaiting)
    overdue = await database.read(context, (tx) => listOverdue(tx, kinds))
    oldestWaitingSeconds = oldest === null ? 0 : Math.max(0, (instant.getTime() - oldest.getTime()) / 1_000)
  }
  const app = new Hono()
  app.get('/health', (c) => c.json({ status: 'ok' }))
  app.get('/ready', async (c) => {
    const checks = await Promise.allSettled([database.sql`select 1`, queue.ping()])
    const [register, jobs] = checks.map(({ status }) => status === 'fulfilled')
    const isReady = checks.every(({ status }) => status === 'fulfilled')
    await measure().catch(() => undefined)
    const held = heldBack()
    return c.json(
      {
        status: isReady ? 'ready' : 'waiting',
        register,
        queue: jobs,
        overdue,
        ...(held && { sealingHeldBack: held }),
      },
      isReady ? 200 : 503,
    )
  })
  app.get('/metrics', async (c) => {
    // A register that does not answer shows in /ready; the other figures are still worth having.
    await measure().catch(() => undefined)
    return c.body(await metrics.text(), 200, { 'content-type': metrics.contentType })
  })
  return app
}
