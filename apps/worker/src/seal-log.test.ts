import { type Database, openDatabase } from '@tym/database'
import { createTestDatabase, inFull, type TestDatabase } from '@tym/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWorkerProcess } from './test-process.ts'

const patience = { interval: 20 }
let databases: TestDatabase
let superuser: Database
beforeAll(async () => {
  databases = await createTestDatabase()
  superuser = openDatabase({ url: databases.urls.superuser, max: 1, applicationName: 'sealer-test' })
})
afterAll(async () => {
  await superuser.close()
  await databases.drop()
})

const look = async () => {
  const [row] = await superuser.sql<{ leaves: number; last: number; size: number; entries: number }[]>`
    select count(*)::int as leaves, coalesce(max(index), -1)::int as last,
      (select coalesce(max(size), 0)::int from audit.log_state) as size,
      (select count(*)::int from audit.entry) as entries from audit.leaf`
  if (row === undefined) throw new Error('nothing was counted')
  return row
}

test('a worker that is killed while it seals leaves a log that the next ones go on with', {
  timeout: 180_000,
}, async () => {
  await superuser.sql`insert into audit.entry (line, at, event, outcome, policy_version)
    select (left(audit.first_line_of('2026-11-26')::text, 13) || '-7' || substr(gen_random_uuid()::text, 16))::uuid,
      '2026-11-26', 'category.read', 'allowed', '2026-01-01' from generate_series(1, ${inFull(20_000, 8_000)}::int)`
  const first = await startWorkerProcess(databases.urls)
  try {
    await expect.poll(async () => (await look()).leaves, patience).toBeGreaterThan(0)
    first.child.kill('SIGKILL')
    expect(await first.ended()).toBe('SIGKILL')
  } finally {
    await first.clean()
  }
  const { leaves, last, size } = await look()
  expect([last + 1, size]).toEqual([leaves, leaves])
  const next = await Promise.all([startWorkerProcess(databases.urls), startWorkerProcess(databases.urls)])
  try {
    await expect
      .poll(async () => {
        const seen = await look()
        return seen.entries - seen.leaves
      }, patience)
      .toBe(0)
  } finally {
    await Promise.all(next.map((each) => each.clean()))
  }
  const end = await look()
  expect([end.last + 1, end.size]).toEqual([end.entries, end.entries])
})
