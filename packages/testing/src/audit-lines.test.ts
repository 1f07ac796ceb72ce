import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLogReader } from './audit-lines.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

let databases: TestDatabase
let sql: postgres.Sql
beforeAll(async () => {
  databases = await createTestDatabase()
  sql = postgres(databases.urls.superuser, { max: 3, onnotice: () => undefined })
})
afterAll(async () => {
  await sql.end()
  await databases.drop()
})

const write = (by: postgres.ISql, event: string) => by`
  insert into audit.entry (line, at, event, outcome, policy_version)
  values (uuidv7(), clock_timestamp(), ${event}, 'allowed', '2026-01-01')`

test('each line is given once, and one that a slow transaction wrote earlier when it is there', async () => {
  const log = createLogReader(sql)
  const events = async () => (await log.take()).map(({ event }) => event)
  expect(await events()).toEqual([])
  await sql.begin(async (slow) => {
    await write(slow, 'category.read')
    await write(sql, 'consent.withdrawn')
    expect(await events()).toEqual(['consent.withdrawn'])
    await write(sql, 'disclosure.left')
  })
  expect(await events()).toEqual(['category.read', 'disclosure.left'])
  expect(await events()).toEqual([])
})
