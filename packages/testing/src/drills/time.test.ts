import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { newKeyEncryptionFile } from '@tym/key-vault'
import { agencyNoteName } from '@tym/personas'
import postgres from 'postgres'
import { afterAll, afterEach, beforeEach, expect, inject, test } from 'vitest'
import { testLogOrigin } from '../network/seal-all.ts'
import { findFreePort, type StartedApp, startApp } from '../start-app.ts'
import { createTestDatabase, type TestDatabase } from '../test-database.ts'
import { note, seconds, writePage } from './figures.ts'

const patience = { timeout: 120_000, interval: 100 }
let databases: TestDatabase
let sql: postgres.Sql
let folder: string
let started: StartedApp[]
beforeEach(async () => {
  databases = await createTestDatabase()
  sql = postgres(databases.urls.superuser, { max: 3, onnotice: () => undefined })
  folder = mkdtempSync(path.join(inject('testServer').folder, 'drill-worker-'))
  started = []
})
afterEach(async () => {
  for (const app of started) await app.stop('SIGKILL')
  await sql.end()
  await databases.drop()
  rmSync(folder, { recursive: true })
})
afterAll(writePage)

/** A worker as a process of its own; `ahead` is by how many days its clock is ahead of the truth. */
async function startWorker(ahead = 0): Promise<StartedApp> {
  const write = (name: string, content: string): string => {
    const file = path.join(folder, name)
    writeFileSync(file, content, { mode: 0o600 })
    return file
  }
  const clock = write(
    `clock-${ahead}.mjs`,
    `const Real = Date
     globalThis.Date = class extends Real {
       constructor(...parts) { if (parts.length === 0) super(Real.now() + ${ahead * 86_400_000}); else super(...parts) }
       static now() { return Real.now() + ${ahead * 86_400_000} }
     }`,
  )
  const { urls } = databases
  const app = await startApp('worker', await findFreePort(), {
    LOG_LEVEL: 'warn',
    ...(ahead === 0 ? {} : { NODE_OPTIONS: `--import=file://${clock}` }),
    DELIVERY_TO_THIS_MACHINE: 'allowed',
    DATABASE_URL_WORKER: urls.worker,
    QUEUE_DATABASE_URL: urls.queue,
    KEY_DATABASE_URL: urls.keysWorker,
    KEY_DATABASE_URL_ERASER: urls.keysEraser,
    KEK_FILE: write('kek.json', newKeyEncryptionFile()),
    SIGNERS_FILE: write('signers.json', '{}'),
    BOOTSTRAP_OFFICERS_FILE: write('officers.json', '[]'),
    SERVICE_KEY_FILE: path.join(folder, 'worker.jwk.json'),
    MESSAGES_URL: 'http://127.0.0.1:9',
    OWN_DATA_URL: 'http://127.0.0.1:9',
    LOG_ORIGIN: testLogOrigin,
    AGENCY_NOTE_NAME: agencyNoteName,
    JOURNAL_FILE: path.join(folder, 'journal.jsonl'),
  })
  started.push(app)
  return app
}

async function until(isSo: () => Promise<boolean>): Promise<number> {
  const start = performance.now()
  await expect.poll(isSo, patience).toBe(true)
  return performance.now() - start
}

test('a clock that ran ahead by 30 days is told, and silences no job', async () => {
  const runs = async () => {
    const [row] = await sql<{ n: number }[]>`
      select count(*)::int as n from outbox.job where kind = 'clear-old-marks' and done_at < now() + interval '1 day'`
    return row?.n ?? 0
  }
  const wrong = await startWorker(30)
  const told = await until(async () =>
    wrong.output().includes('the clock of this machine is not that of the database'),
  )
  await expect
    .poll(
      async () =>
        (await sql`select from outbox.schedule where last_done_at > now() + interval '29 days'`).length,
      patience,
    )
    .toBeGreaterThan(0)
  await wrong.stop('SIGTERM')
  expect(await runs()).toBe(0)
  await startWorker()
  const again = await until(async () => (await runs()) > 0)
  note('clock ahead by 30 days', 'told after', seconds(told), '10 s')
  note('clock ahead by 30 days', 'recurring jobs run again after', seconds(again), '30 s')
})

/** Sealed lines of the test's own; the worker may write others. */
const leaves = async () => {
  const [row] = await sql<{ n: number }[]>`select count(*)::int as n from audit.leaf l
    join audit.entry e on e.line = l.line where e.event = 'category.read'`
  return row?.n ?? 0
}
const addLine = () => sql`insert into audit.entry (line, at, event, outcome, policy_version)
  values (gen_random_uuid(), now(), 'category.read', 'allowed', '2026-01-01')`

test('a transaction that somebody has forgotten in another database holds nothing up', async () => {
  const elsewhere = await createTestDatabase()
  const other = postgres(elsewhere.urls.superuser, { max: 1, onnotice: () => undefined })
  const session = await other.reserve()
  try {
    await session`begin`
    await session`select pg_current_xact_id()`
    await startWorker()
    await addLine()
    const sealed = await until(async () => (await leaves()) === 1)
    note('forgotten transaction in another database', 'lines are sealed after', seconds(sealed), '10 s')
  } finally {
    session.release()
    await other.end()
    await elsewhere.drop()
  }
})

test('a transaction that somebody has forgotten in the register is told, with its session', async () => {
  const worker = await startWorker()
  const forgotten = postgres(databases.urls.superuser, {
    max: 1,
    onnotice: () => undefined,
    connection: { application_name: 'left-open' },
  })
  const session = await forgotten.reserve()
  try {
    await session`begin`
    await session`select pg_current_xact_id()`
    await addLine()
    const told = await until(async () => {
      const answer = await fetch(`${worker.origin}/ready`)
      return (await answer.text()).includes('left-open')
    })
    await expect.poll(worker.output, patience).toContain('"application":"left-open"')
    await session`rollback`
    const sealed = await until(async () => (await leaves()) === 1)
    note('forgotten transaction in the register', 'told, by session, after', seconds(told), '10 s')
    note('forgotten transaction in the register', 'sealed after its end within', seconds(sealed), '10 s')
  } finally {
    session.release()
    await forgotten.end()
  }
})
