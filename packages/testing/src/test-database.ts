import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { inject } from 'vitest'

/** The addresses of one test's own databases, one per login role. */
export type TestDatabaseUrls = {
  /**
   * Register database as the superuser: for migrations, arranging and looking, never as the code under test.
   */
  superuser: string
  app: string
  read: string
  worker: string
  exchange: string
  /** Key database, as its application role and as the superuser. */
  keys: string
  keysWorker: string
  keysEraser: string
  keysSuperuser: string
  /** Queue database, as its application role and as the superuser. */
  queue: string
  queueSuperuser: string
}

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
  const url = (database: string, user: string): string =>
    `postgres://${user}:${server.password}@127.0.0.1:${server.port}/${database}`
  const superuser = (database: string): string => server.superuserUrl.replace(/\/postgres$/, `/${database}`)

  await asSuperuser(server.superuserUrl, async (sql) => {
    await sql.unsafe(
      `create database ${names.register} template ${server.templates.register} strategy file_copy`,
    )
    await sql.unsafe(`create database ${names.keys} template ${server.templates.keys} strategy file_copy`)
    await sql.unsafe(`create database ${names.queue} template ${server.templates.queue} strategy file_copy`)
  })
  return {
    urls: {
      superuser: superuser(names.register),
      app: url(names.register, 'tym_app'),
      read: url(names.register, 'tym_read'),
      worker: url(names.register, 'tym_worker'),
      exchange: url(names.register, 'tym_exchange'),
      keys: url(names.keys, 'tym_key_app'),
      keysWorker: url(names.keys, 'tym_key_worker'),
      keysEraser: url(names.keys, 'tym_key_eraser'),
      keysSuperuser: superuser(names.keys),
      queue: url(names.queue, 'tym_queue'),
      queueSuperuser: superuser(names.queue),
    },
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
