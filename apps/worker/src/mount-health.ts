import type { Database } from '@tym/database'
import { aboutPage, type Clock, pageHeaders, within } from '@tym/kernel'
import { findOldestWaiting, type JobDefinition, listOverdue } from '@tym/outbox'
import type { Metrics, Readiness } from '@tym/telemetry'
import { listWithoutSupervisor } from '@tym/usage-rights/public'
import { Hono } from 'hono'
import { findLastBackup } from './backup-mark.ts'
import type { HolderWatch } from './watch-holder.ts'

/** Milliseconds for the details of /ready. */
const longestLook = 400

/**
 * /health: the process lives. /ready: what it needs is there, each by name; besides it tells which recurring
 * jobs are overdue, how many employers have no supervisor, who holds sealing back, and how far the clock is
 * from the database's. Of the jobs and of the last backup it shows figures besides.
 */
export function createHealthApp(parts: {
  database: Database
  readiness: Readiness
  clock: Clock
  metrics: Metrics
  backupMarkFile: string | undefined
  jobs: readonly JobDefinition[]
  held: HolderWatch['held']
  clockOff: () => number
}): Hono {
  const { readiness, database, clock, metrics, backupMarkFile } = parts
  const { jobs: table, held: heldBack, clockOff } = parts
  const kinds = new Set(table.map(({ kind }) => kind))
  const context = () => ({
    instant: clock.instant(),
    calendar: clock.calendar(),
    scope: { kind: 'job', job: 'metrics' } as const,
  })
  const secondsSince = (past: Date) => Math.max(0, (clock.instant().getTime() - past.getTime()) / 1_000)
  const findOverdue = () => database.read(context(), (tx) => listOverdue(tx, kinds))
  metrics.gauge('tym_jobs_oldest_waiting_seconds', 'How long the oldest open job has been due', async () => {
    const oldest = await database.read(context(), findOldestWaiting)
    return oldest === null ? 0 : secondsSince(oldest)
  })
  metrics.gauges('tym_job_overdue', 'Recurring jobs not done for two of their periods', ['job'], async () =>
    (await findOverdue()).map((name) => ({ labels: { job: name }, value: 1 })),
  )
  metrics.gauge(
    'tym_jobs_overdue',
    'How many recurring jobs are overdue',
    async () => (await findOverdue()).length,
  )
  metrics.gauge('tym_backup_last_seconds', 'Age of the last complete backup that was told', async () => {
    const last = backupMarkFile === undefined ? undefined : await findLastBackup(backupMarkFile)
    return last && secondsSince(last)
  })
  const findUnsupervised = async () => (await database.read(context(), listWithoutSupervisor)).length
  metrics.gauge(
    'tym_employers_without_supervisor',
    'Employers of people with rights, of whom nobody answers what is flagged: their flags go to the agency',
    findUnsupervised,
  )
  let overdue: readonly string[] = []
  let withoutSupervisor = 0
  const app = new Hono()
  app.get('/', (c) => c.body(about, 200, pageHeaders))
  app.get('/health', (c) => c.json({ status: 'ok' }))
  app.get('/ready', async (c) => {
    const { isReady, checks } = await readiness.look()
    if (checks['register'] === true) {
      const look = Promise.all([findOverdue(), findUnsupervised()])
      ;[overdue, withoutSupervisor] = await within(
        longestLook,
        look,
        'The register does not count its jobs.',
      ).catch(() => [overdue, withoutSupervisor] as const)
    }
    const held = heldBack()
    return c.json(
      {
        status: isReady ? 'ready' : 'waiting',
        ...checks,
        overdue,
        clockOffBySeconds: clockOff(),
        employersWithoutSupervisor: withoutSupervisor,
        ...(held && { sealingHeldBack: held }),
      },
      isReady ? 200 : 503,
    )
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
  },
})
