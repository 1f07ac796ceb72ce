import { type Database, openDatabase } from '@tym/database'
import { type FixedClock, fixedClock, plainDate } from '@tym/kernel'
import { createTestDatabase, type TestDatabaseUrls } from '@tym/testing'
import { jobContext } from './job-context.ts'
import type { JobEvent } from './job-event.ts'
import { type NewJob, plan } from './plan.ts'
import { trialSchema } from './test-jobs.ts'

export const start = new Date('2026-03-02T08:00:00Z')

export type JobRow = {
  id: string
  kind: string
  attempts: number
  result: string | null
  relayed: boolean
  done: boolean
  dead: boolean
  runAt: Date
}

export type TrialWorld = {
  readonly urls: TestDatabaseUrls
  /** As the worker's role. */
  readonly database: Database
  readonly superuser: Database['sql']
  readonly clock: FixedClock
  readonly events: JobEvent[]
  onEvent(event: JobEvent): void
  plan(job: NewJob): Promise<void>
  rows(): Promise<JobRow[]>
  /** What jobs have left behind, in order. */
  effects(): Promise<string[]>
  close(): Promise<void>
}

/** One test's own register, with the trial table and a clock that stands still. */
export async function openTrialWorld(): Promise<TrialWorld> {
  const testDatabase = await createTestDatabase()
  const { urls } = testDatabase
  const superuser = openDatabase({ url: urls.superuser, max: 2, applicationName: 'outbox-test' }).sql
  await superuser.unsafe(trialSchema)
  const database = openDatabase({ url: urls.worker, max: 6, applicationName: 'outbox-test' })
  const clock = fixedClock({ instant: start, calendar: plainDate.parse('2026-03-02') })
  const events: JobEvent[] = []
  return {
    urls,
    database,
    superuser,
    clock,
    events,
    onEvent: (event) => events.push(event),
    plan: (job) => database.write(jobContext(clock, 'planner'), (tx) => plan(tx, job)),
    rows: async () => {
      const rows = await superuser<(Omit<JobRow, 'runAt'> & { due: string })[]>`
        select id, kind, attempts, last_result as result, relayed_at is not null as relayed,
          done_at is not null as done, dead_at is not null as dead, run_at as due
        from outbox.job order by planned_at, id`
      return rows.map(({ due, ...row }) => ({ ...row, runAt: new Date(due) }))
    },
    effects: async () => {
      const rows = await superuser<{ label: string }[]>`select label from trial.effect order by id`
      return rows.map(({ label }) => label)
    },
    close: async () => {
      await database.close()
      await superuser.end()
      await testDatabase.drop()
    },
  }
}
