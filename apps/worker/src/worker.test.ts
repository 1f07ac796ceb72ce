import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Database, openDatabase } from '@tym/database'
import { newId, systemClock } from '@tym/kernel'
import { createTestDatabase, expectLaterRefused, type TestDatabase } from '@tym/testing'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { jobTable } from './job-table.ts'
import { startWorkerProcess, type WorkerProcess } from './test-process.ts'

let databases: TestDatabase
let superuser: Database
let started: WorkerProcess[] = []

beforeAll(async () => {
  databases = await createTestDatabase()
  superuser = openDatabase({ url: databases.urls.superuser, max: 1, applicationName: 'worker-test' })
})
afterEach(async () => {
  for (const each of started) await each.clean()
  started = []
})
afterAll(async () => {
  await superuser.close()
  await databases.drop()
})

const start = async (env: Record<string, string> = {}) => {
  const worker = await startWorkerProcess(databases.urls, env)
  started.push(worker)
  return worker
}

const outcomes = () =>
  superuser.sql<{ name: string; outcome: string | null }[]>`
    select name, last_outcome as outcome from outbox.schedule order by name`

test('a worker carries out every scheduled job, shows it, and stops when told to', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tym-backup-'))
  const mark = path.join(folder, 'last-backup.json')
  writeFileSync(mark, JSON.stringify({ at: new Date(systemClock().instant().getTime() - 3_600_000) }))
  const worker = await start({ BACKUP_MARK_FILE: mark })
  await worker.ready()
  const jobs = jobTable({
    officers: [],
    keys: { find: async () => undefined },
    ownKeys: {
      find: async () => undefined,
      create: () => expect.fail('no key is made here'),
      destroy: async () => undefined,
    },
    posts: { inTurn: () => expect.fail('nothing is posted here') },
    journal: { append: async () => undefined },
    queue: { forget: async () => undefined },
    stores: [],
    agencyName: 'tym.test/keha',
    messages: { send: async () => 'again' as const },
    ownDataUrl: 'http://127.0.0.1:8310',
    signerOf: () => {
      throw new Error('nothing is signed here')
    },
  })
  const scheduled = jobs.filter(({ everySeconds }) => everySeconds !== undefined).map(({ kind }) => kind)
  let seen = await outcomes()
  for (let round = 0; round < 300 && !(seen.length > 0 && seen.every(({ outcome }) => outcome)); round++) {
    await delay(50)
    seen = await outcomes()
  }
  expect([...seen]).toEqual(scheduled.sort().map((name) => ({ name, outcome: 'done' })))

  expect((await fetch(`${worker.origin}/metrics`)).status).toBe(404)
  const metrics = await (await fetch(`${worker.metricsOrigin}/metrics`)).text()
  expect(metrics).toContain('tym_jobs_total{kind="clear-old-marks",outcome="done"} 1')
  expect(metrics).toMatch(/^tym_jobs_oldest_waiting_seconds \d/m)
  expect(metrics).toMatch(/^tym_jobs_overdue 0$/m)
  expect(metrics).toMatch(/^tym_backup_last_seconds 36\d\d(\.\d+)?$/m)
  expect(metrics).toMatch(/^tym_log_unsealed_seconds \d/m)
  expect(metrics).toMatch(/^tym_database_connections\{pool="KEY_DATABASE_URL_ERASER",state="idle"\} \d/m)
  expect((await fetch(`${worker.origin}/health`)).status).toBe(200)

  worker.child.kill('SIGTERM')
  expect(await worker.ended()).toBe(0)
  rmSync(folder, { recursive: true })
  expect(worker.output()).toContain('"msg":"job done"')
})

test.each([
  ['DATABASE_URL_WORKER', () => ({ DATABASE_URL_WORKER: databases.urls.superuser })],
  ['QUEUE_DATABASE_URL', () => ({ QUEUE_DATABASE_URL: databases.urls.queueSuperuser })],
])('a worker whose %s could pass row-level security refuses to start', async (variable, env) => {
  const worker = await start(env())
  expect(await worker.ended()).not.toBe(0)
  expect(worker.output()).toContain(`${variable}: role`)
  expect(worker.output()).toContain('superuser')
})

test('a worker that moves the calendar refuses production', async () => {
  const worker = await start({
    CALENDAR_DATE: '2030-01-01',
    TYM_MODE: 'production',
    KEY_ENCRYPTION_PROVIDER: '/data/kms.mjs',
  })
  expect(await worker.ended()).not.toBe(0)
  expect(worker.output()).toContain('CALENDAR_DATE')
})

/** Of this test's own register. Superusers are not bound by it, and -1 means no limit. */
async function setConnectionLimit(limit: number): Promise<void> {
  const [row] = await superuser.sql<{ name: string }[]>`select current_database() as name`
  await superuser.sql.unsafe(`alter database ${row?.name} connection limit ${limit}`)
}

test('a worker says how many employers have nobody to answer what is flagged of their people', async () => {
  const worker = await start()
  await worker.ready()
  const seen = async () => {
    const ready: unknown = await (await fetch(`${worker.origin}/ready`)).json()
    const metrics = await (await fetch(`${worker.metricsOrigin}/metrics`)).text()
    return [ready, /^tym_employers_without_supervisor(?:\{[^}]*\})? (\d+)$/m.exec(metrics)?.[1]]
  }
  expect(await seen()).toEqual([expect.objectContaining({ employersWithoutSupervisor: 0 }), '0'])
  await superuser.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`insert into usage_rights.usage_right (id, state, employer, authority, holder, holder_kind, holder_name, title, role,
        duty, area, valid_from, valid_until, inducted_on, undertaking_on, applied_by, applied_at, decided_by, decided_at)
      select ${newId()}, 'granted', e, e, 'somebody', 'person', 'Somebody', 'title', 'nurse', 'tym', ${newId()}, '2020-01-01', '2099-12-31',
        '2020-01-01', '2020-01-01', 'x', '2020-01-01', 'y', '2020-01-01' from (values (${newId()}::uuid)) employer (e)`
  })
  try {
    expect(await seen()).toEqual([expect.objectContaining({ employersWithoutSupervisor: 1 }), '1'])
  } finally {
    await superuser.sql`delete from usage_rights.usage_right where holder = 'somebody'`
  }
})

test('a worker without its register is alive but not ready', async () => {
  const worker = await start()
  await worker.ready()
  await setConnectionLimit(0)
  await superuser.sql`select pg_terminate_backend(pid) from pg_stat_activity
    where usename = 'tym_worker' and datname = current_database()`
  try {
    let status = 200
    for (let round = 0; round < 100 && status === 200; round++) {
      status = (await fetch(`${worker.origin}/ready`)).status
      await delay(50)
    }
    expect(status).toBe(503)
    expect((await fetch(`${worker.origin}/health`)).status).toBe(200)
  } finally {
    await setConnectionLimit(-1)
  }
  await worker.ready()
})

test('a worker whose queue was cut off goes on when it is back', async () => {
  const worker = await start()
  await worker.ready()
  const queue = openDatabase({ url: databases.urls.queueSuperuser, max: 1, applicationName: 'worker-test' })
  await queue.sql`select pg_terminate_backend(pid) from pg_stat_activity
    where usename = 'tym_queue' and datname = current_database()`
  await queue.close()
  const id = newId()
  await superuser.sql`insert into outbox.job (id, kind, planned_at, run_at)
    values (${id}, 'clear-old-marks', '2026-01-01', '2026-01-01')`
  let isDone = false
  for (let round = 0; round < 300 && !isDone; round++) {
    await delay(50)
    const rows = await superuser.sql`select 1 from outbox.job where id = ${id} and done_at is not null`
    isDone = rows.length === 1
  }
  expect(isDone).toBe(true)
  expect(worker.child.exitCode).toBeNull()
})

test.each([
  ['urls.superuser', 'DATABASE_URL_WORKER'],
  ['urls.keysSuperuser', 'KEY_DATABASE_URL'],
] as const)(
  'a worker on a database that a later version has migrated (%s) says so in one sentence',
  async (which, variable) => {
    const url = which === 'urls.superuser' ? databases.urls.superuser : databases.urls.keysSuperuser
    await expectLaterRefused({ url, variable }, start)
  },
)
