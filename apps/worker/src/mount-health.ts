import type { Database } from '@tym/database'
import { aboutPage, type Clock, pageHeaders, within } from '@tym/kernel'
import { findOldestWaiting, type JobDefinition, listOverdue } from '@tym/outbox'
import type { Metrics, Readiness } from '@tym/telemetry'
import { listWithoutSupervisor } from '@tym/usage-rights/public'
import { Hono } from 'hono'
import type { HolderWatch } from './watch-holder.ts'

/** Milliseconds for the details of /ready. */
const longestLook = 400

/**
 * /health: the process lives. /ready: what it needs is there, each by name; besides it tells which recurring jobs are overdue, how many employers have no
 * supervisor, who holds sealing back, and how far the clock is from the database's. /metrics: figures for Prometheus.
 */
export function createHealthApp(parts: {
  database: Database
  readiness: Readiness
  clock: Clock
  metrics: Metrics
  jobs: readonly JobDefinition[]
  held: HolderWatch['held']
  clockOff: () => number
}): Hono {
  const { readiness, database, clock, metrics, jobs: table, held: heldBack, clockOff } = parts
  const kinds = new Set(table.map(({ kind }) => kind))
  let oldestWaitingSeconds = 0
  let overdue: readonly string[] = []
  let withoutSupervisor = 0
  metrics.gauge(
    'tym_jobs_oldest_waiting_seconds',
    'How long the oldest open job has been due',
    () => oldestWaitingSeconds,
  )
  metrics.gauges('tym_job_overdue', 'Recurring jobs not done for two of their periods', ['job'], () =>
    overdue.map((name) => ({ labels: { job: name }, value: 1 })),
  )
  metrics.gauge(
    'tym_employers_without_supervisor',
    'Employers of people with rights, of whom nobody answers what is flagged: their flags go to the agency',
    () => withoutSupervisor,
  )
  const measure = async (): Promise<void> => {
    const instant = clock.instant()
    const context = { instant, calendar: clock.calendar(), scope: { kind: 'job', job: 'metrics' } as const }
    const oldest = await database.read(context, findOldestWaiting)
    overdue = await database.read(context, (tx) => listOverdue(tx, kinds))
    withoutSupervisor = (await database.read(context, listWithoutSupervisor)).length
    oldestWaitingSeconds = oldest === null ? 0 : Math.max(0, (instant.getTime() - oldest.getTime()) / 1_000)
  }
  const app = new Hono()
  app.get('/', (c) => c.body(about, 200, pageHeaders))
  app.get('/health', (c) => c.json({ status: 'ok' }))
  app.get('/ready', async (c) => {
    const { isReady, checks } = await readiness.look()
    if (checks['register'] === true)
      await within(longestLook, measure(), 'The register does not count its jobs.').catch(() => undefined)
    const held = heldBack()
    return c.json(
      {
        ...{ status: isReady ? 'ready' : 'waiting', ...checks, overdue, clockOffBySeconds: clockOff() },
        employersWithoutSupervisor: withoutSupervisor,
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

const about = aboutPage({
  name: 'TYM worker',
  what:
    'Carries out what was planned: disclosures that were approved, notices, reminders, the sealing of the log, and the ' +
    'deletion of what is due. Nobody signs in here.',
  links: {
    '/ready':
      'whether it can work, which recurring jobs are overdue, and how many employers have no supervisor',
    '/metrics': 'figures for Prometheus',
  },
})
