import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

describe('a test database', () => {
  test.each(['app', 'read', 'worker', 'keys', 'queue'] as const)(
    'is reached as %s by a role that cannot pass row-level security',
    async (name) => {
      const sql = postgres(database.urls[name], { max: 1 })
      const rows = await sql`select rolsuper, rolbypassrls from pg_roles where rolname = current_user`
      await sql.end()
      expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false }])
    },
  )

  test('is gone after drop, even while somebody is connected', async () => {
    const other = await createTestDatabase()
    const sql = postgres(other.urls.app, { max: 1 })
    await sql`select 1`
    await other.drop()
    await expect(sql`select 1`).rejects.toThrow()
    await sql.end()
  })
})
