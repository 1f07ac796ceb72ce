import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { digestTables } from './register-digest.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

let database: TestDatabase
let sql: postgres.Sql
beforeAll(async () => {
  database = await createTestDatabase()
  sql = postgres(database.urls.superuser, { max: 1 })
})
afterAll(async () => {
  await sql.end()
  await database.drop()
})

test('whatever changes in a table changes its digest, and no other', async () => {
  await sql`create table declared.sample (id int, word text)`
  const changes = [
    "insert into declared.sample values (1, 'one'), (2, 'two')",
    "update declared.sample set word = 'other' where id = 2",
    'update declared.sample set word = case id when 1 then null else word end',
    'delete from declared.sample where id = 1',
    'delete from declared.sample',
  ]
  let before = await digestTables(sql)
  expect(Object.keys(before).length).toBeGreaterThan(50)
  for (const change of changes) {
    await sql.unsafe(change)
    const after = await digestTables(sql)
    expect(after['declared.sample'], change).not.toBe(before['declared.sample'])
    expect({ ...after, 'declared.sample': '' }).toEqual({ ...before, 'declared.sample': '' })
    expect(await digestTables(sql)).toEqual(after)
    before = after
  }
})
