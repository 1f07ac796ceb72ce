import { type Context, type Database, openDatabase } from '@tym/database'
import { newId, personId, plainDate } from '@tym/kernel'
import { listDeadJobs, listSchedules, retryDeadJob, tallyJobs } from '@tym/outbox'
import { createTestDatabase, type TestDatabase } from '@tym/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { clearOldMarks } from './clear-old-marks.ts'
import { jobs } from './jobs.ts'

const calendar = plainDate.parse('2026-03-02')
const instant = new Date('2026-03-02T08:00:00Z')
const daysAgo = (days: number) => new Date(instant.getTime() - days * 86_400_000).toISOString()

let databases: TestDatabase
let app: Database
let worker: Database
let superuser: Database

beforeAll(async () => {
  databases = await createTestDatabase()
  const open = (url: string) => openDatabase({ url, max: 2, applicationName: 'operations-test' })
  app = open(databases.urls.app)
  worker = open(databases.urls.worker)
  superuser = open(databases.urls.superuser)
})
beforeEach(() => superuser.sql`truncate outbox.job, outbox.schedule, guard.proof_seen, guard.idempotency`)
afterAll(async () => {
  await Promise.all([app.close(), worker.close(), superuser.close()])
  await databases.drop()
})

const as = (role: string): Context => ({
  instant,
  calendar,
  caller: { person: personId.parse('operator-01'), role },
  scope: { kind: 'organisation' },
})

async function addJob(kind: string, dates: { done?: string; dead?: string } = {}): Promise<string> {
  const id = newId()
  const [done, dead] = [dates.done ?? null, dates.dead ?? null]
  await superuser.sql`insert into outbox.job (id, kind, payload, planned_at, run_at, relayed_at, attempts, done_at, dead_at, last_result)
    values (${id}, ${kind}, '{"customership": "018f0000-0000-7000-8000-0000000000c1"}', ${daysAgo(40)}, ${daysAgo(40)},
      ${daysAgo(40)}, 8, ${done}, ${dead}, 'internal-error')`
  return id
}

describe('clearing old marks', () => {
  const clear = () =>
    worker.write({ instant, calendar, scope: { kind: 'job', job: 'clear-old-marks' } }, clearOldMarks)

  test('drops idempotency records after seven days and done jobs after thirty, and nothing that is open', async () => {
    for (const days of [6, 8]) {
      await superuser.sql`insert into guard.idempotency values
        ('person', 'endpoint', decode(repeat(${`0${days}`}, 32), 'hex'), decode(repeat('00', 32), 'hex'), 200, 'x', 1, ${daysAgo(days)})`
    }
    const young = await addJob('remind-plan-due', { done: daysAgo(29) })
    await addJob('remind-plan-due', { done: daysAgo(31) })
    const dead = await addJob('remind-plan-due', { dead: daysAgo(35) })
    const open = await addJob('remind-plan-due')
    expect(await clear()).toMatchObject({ idempotencyRecords: 1, doneJobs: 1, isAll: true })
    const left = await superuser.sql<{ id: string }[]>`select id from outbox.job`
    expect(left.map(({ id }) => id).sort()).toEqual([young, dead, open].sort())
    expect(await superuser.sql`select 1 from guard.idempotency`).toHaveLength(1)
  })

  test('empties the one slot of replay marks that no acceptable proof can reach', async () => {
    for (const slot of [0, 1, 2, 3]) {
      await superuser.sql`insert into guard.proof_seen values (${slot}, decode(repeat(${`0${slot}`}, 32), 'hex'), ${daysAgo(0)})`
    }
    const now = Math.floor(instant.getTime() / 300_000) % 4
    const { emptiedSlot } = await clear()
    expect(emptiedSlot).toBe((now + 2) % 4)
    const left = await superuser.sql<{ slot: number }[]>`select slot from guard.proof_seen order by slot`
    expect(left.map(({ slot }) => slot)).toEqual([0, 1, 2, 3].filter((slot) => slot !== emptiedSlot))
  })

  test('runs once for each slot of the ring', () => {
    expect(jobs.find(({ kind }) => kind === 'clear-old-marks')?.everySeconds).toBe(300)
  })

  test('is not open to a job of another name', async () => {
    await superuser.sql`insert into guard.idempotency values
      ('person', 'endpoint', decode(repeat('08', 32), 'hex'), decode(repeat('00', 32), 'hex'), 200, 'x', 1, ${daysAgo(8)})`
    const other: Context = { instant, calendar, scope: { kind: 'job', job: 'remind-plan-due' } }
    expect(await worker.write(other, clearOldMarks)).toMatchObject({ idempotencyRecords: 0 })
  })
})

describe('what operators see', () => {
  test('is counts by kind and codes, and never what a job is about', async () => {
    await addJob('remind-plan-due')
    await addJob('remind-plan-due', { done: daysAgo(1) })
    const dead = await addJob('sign-grant-statement', { dead: daysAgo(1) })
    const seen = await app.read(as('kehaOperator'), async (tx) => ({
      jobs: await tallyJobs(tx),
      dead: await listDeadJobs(tx, 10),
    }))
    expect(seen.jobs).toMatchObject([
      { kind: 'remind-plan-due', waiting: 1, done: 1, dead: 0 },
      { kind: 'sign-grant-statement', waiting: 0, done: 0, dead: 1, oldestWaiting: null },
    ])
    expect(seen.dead).toMatchObject([
      { id: dead, kind: 'sign-grant-statement', lastResult: 'internal-error' },
    ])
    expect(JSON.stringify(seen)).not.toContain('0000000000c1')
  })

  test('is nothing for anybody else', async () => {
    await addJob('sign-grant-statement', { dead: daysAgo(1) })
    await superuser.sql`insert into outbox.schedule (name, every_seconds) values ('clear-old-marks', 300)`
    const seen = await app.read(as('kehaGrantor'), async (tx) => [
      ...(await tallyJobs(tx)),
      ...(await listDeadJobs(tx, 10)),
      ...(await listSchedules(tx)),
    ])
    expect(seen).toEqual([])
  })

  test('may start a given-up job again, and only an operator may', async () => {
    const id = await addJob('sign-grant-statement', { dead: daysAgo(1) })
    const open = await addJob('sign-grant-statement')
    expect(await app.write(as('kehaGrantor'), (tx) => retryDeadJob(tx, id))).toBe(false)
    expect(await app.write(as('kehaOperator'), (tx) => retryDeadJob(tx, open))).toBe(false)
    expect(await app.write(as('kehaOperator'), (tx) => retryDeadJob(tx, id))).toBe(true)
    const [row] = await superuser.sql`select attempts, dead_at, relayed_at from outbox.job where id = ${id}`
    expect(row).toEqual({ attempts: 0, dead_at: null, relayed_at: null })
  })
})
