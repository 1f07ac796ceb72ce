import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { inject } from 'vitest'
import { databaseUrlsOf, type TestDatabaseUrls } from './database-urls.ts'

export type TestDatabase = { urls: TestDatabaseUrls; drop(): Promise<void> }

/**
 * Three fresh databases (register, keys, queue), copied from the migrated templates: call it in `beforeAll`
 * and `drop()` in `afterAll`. Dropping ends whatever still holds a connection.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject('testServer')
  if (server.failure !== undefined)
    throw new Error(`the test databases could not be migrated: ${server.failure}`)
  const id = randomBytes(6).toString('hex')
  const names = { register: `t_${id}`, keys: `t_${id}_keys`, queue: `t_${id}_queue` }
  await asSuperuser(server.superuserUrl, async (sql) => {
    await sql.unsafe(
      `create database ${names.register} template ${server.templates.register} strategy file_copy`,
    )
    await sql.unsafe(`create database ${names.keys} template ${server.templates.keys} strategy file_copy`)
    await sql.unsafe(`create database ${names.queue} template ${server.templates.queue} strategy file_copy`)
  })
  return {
    urls: databaseUrlsOf(server, names),
    drop: () =>
      asSuperuser(server.superuserUrl, async (sql) => {
        for (const name of Object.values(names))
          await sql.unsafe(`drop database if exists ${name} with (force)`)
      }),
  }
}

async function asSuperuser(url: string, work: (sql: postgres.Sql) => Promise<void>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    await work(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}
