import { setTimeout as delay } from 'node:timers/promises'
import { plainDate } from '@tym/kernel'
import { createTestDatabase, type NetworkProxy, openProxy, type TestDatabase } from '@tym/testing'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Database, openDatabase } from './open-database.ts'
import { openPool } from './open-pool.ts'
import { problemOf } from './problem-of.ts'

/** Milliseconds within which nobody waits any more, with room for a slow machine. */
const bound = 120_000
let databases: TestDatabase
let proxy: NetworkProxy
let database: Database
beforeAll(async () => {
  databases = await createTestDatabase()
})
afterAll(() => databases.drop())
beforeEach(async () => {
  proxy = await openProxy(databases.urls.app)
  database = openDatabase({ url: proxy.through(databases.urls.app), max: 3, applicationName: 'pool-test' })
})
afterEach(async () => {
  await proxy.close()
  await database.close()
})

const ask = async () => {
  const [row] = await database.sql<{ one: number }[]>`select 1 as one`
  return row?.one
}
const codeOf = (error: unknown) => problemOf(error)?.code

test('whoever asks into a network hole is told, and is answered again once there is a way', {
  timeout: 120_000,
}, async () => {
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1])
  await expect(database.probe()).resolves.toBeUndefined()
  proxy.swallow()
  const asked = await Promise.all([1, 2, 3, 4, 5].map(() => ask().then(() => 'answered', codeOf)))
  expect(new Set(asked)).toEqual(new Set(['service-unavailable']))
  expect(await database.probe().then(() => 'answered', codeOf)).toBe('service-unavailable')
  proxy.forward()
  await expect.poll(() => ask().catch(codeOf), { timeout: bound, interval: 100 }).toBe(1)
  await expect.poll(() => database.probe().then(() => 'ready', codeOf), { timeout: bound }).toBe('ready')
})

test('a pool tells how many of its connections are in use, and how many wait for one', async () => {
  const small = openDatabase({ url: databases.urls.app, max: 1, applicationName: 'pool-test' })
  try {
    expect(small.counts()).toEqual({ max: 1, inUse: 0, idle: 0, waiting: 0 })
    let free: (() => void) | undefined
    const held = new Promise<void>((resolve) => {
      free = resolve
    })
    const all = [1, 2, 3].map(() => small.sql.begin(() => held))
    await expect.poll(() => small.counts()).toEqual({ max: 1, inUse: 1, idle: 0, waiting: 2 })
    free?.()
    await Promise.all(all)
    await expect.poll(() => small.counts()).toEqual({ max: 1, inUse: 0, idle: 1, waiting: 0 })
  } finally {
    await small.close()
  }
})

test('what waits on a silent connection is given up when it has been silent for too long, though nobody asks again', {
  timeout: 120_000,
}, async () => {
  const pool = openPool({
    url: proxy.through(databases.urls.app),
    max: 1,
    applicationName: 'pool-test',
    longestAnswer: 2_000,
  })
  try {
    await pool.sql`select 1`
    proxy.swallow()
    const asked = pool.sql`select 2`.then(() => 'answered', codeOf)
    await expect(pool.probe()).rejects.toMatchObject({ code: 'service-unavailable' })
    expect(await Promise.race([asked, delay(30_000, 'given up by nobody')])).toBe('service-unavailable')
  } finally {
    await pool.close()
  }
})

test('a database that takes writes says so, and one that only reads does not', async () => {
  await expect(database.probeWrite()).resolves.toBeUndefined()
  const other = openDatabase({ url: databases.urls.app, max: 1, applicationName: 'pool-test' })
  try {
    await other.sql`set default_transaction_read_only = on`
    expect(await other.probeWrite().then(() => 'writes', codeOf)).toBe('service-unavailable')
  } finally {
    await other.close()
  }
})

test('a transaction into a hole ends as trouble that passes, and nothing of it is done', {
  timeout: 120_000,
}, async () => {
  const context = { instant: new Date('2026-11-26T08:00:00Z'), scope: { kind: 'public' } } as const
  const attempt = database.write({ ...context, calendar: plainDate.parse('2026-11-26') }, async () => {
    proxy.swallow()
    await ask()
  })
  expect(await attempt.then(() => 'committed', codeOf)).toBe('service-unavailable')
})
