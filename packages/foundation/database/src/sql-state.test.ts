import { createTestDatabase, type TestDatabase } from '@tym/testing'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isStatementRefused, sqlState } from './sql-state.ts'

let database: TestDatabase
let sql: postgres.Sql
beforeAll(async () => {
  database = await createTestDatabase()
  sql = postgres(database.urls.superuser, { max: 1, onnotice: () => undefined })
})
afterAll(async () => {
  await sql.end({ timeout: 1 })
  await database.drop()
})

const errorOf = (work: Promise<unknown>) => work.then(() => undefined).catch((error: unknown) => error)

test('a statement that the database refuses has left nothing', async () => {
  const error = await errorOf(sql`select 1 / (select 0)`)
  expect(sqlState(error)).toBe('22012')
  expect(isStatementRefused(error)).toBe(true)
})

test('a connection that breaks may have left something', async () => {
  const ended = await errorOf(sql`select pg_terminate_backend(pg_backend_pid())`)
  expect(ended).toBeInstanceOf(Error)
  expect(isStatementRefused(ended)).toBe(false)
  expect(isStatementRefused(new Error('write CONNECTION_CLOSED'))).toBe(false)
})
