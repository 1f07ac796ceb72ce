import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { ensureDatabase, migrateDatabases, setPasswords, startPostgres } from '@tym/dev'
import { systemClock } from '@tym/kernel'
import postgres from 'postgres'
import type { TestDatabase, TestDatabaseUrls } from '../test-database.ts'

/** A server that only one drill uses: it may be restarted, and its disk filled. */
export interface DrillServer {
  readonly databases: TestDatabase
  /** Shuts down and starts again on the same port; `whileDown` runs in between. */
  restart(whileDown: () => Promise<void>): Promise<void>
}

/** Starts a server in a new folder under `parent`, with the three databases migrated. */
export async function startDrillServer(parent: string): Promise<DrillServer> {
  const dir = path.join(parent, `drill-${randomBytes(4).toString('hex')}`)
  const flags = { max_wal_size: '64MB', min_wal_size: '32MB' }
  let server = await startPostgres({ dir, test: true, flags })
  const { port } = server
  const password = randomBytes(16).toString('hex')
  const names = { register: 'tym', keys: 'tym_keys', queue: 'tym_queue' }
  const superuser = (database: string) => server.superuserUrl.replace(/\/postgres$/, `/${database}`)
  const sql = postgres(server.superuserUrl, { max: 1, onnotice: () => undefined })
  for (const name of Object.values(names)) await ensureDatabase(sql, name)
  const admin = {
    register: superuser(names.register),
    keys: superuser(names.keys),
    queue: superuser(names.queue),
  }
  await migrateDatabases(admin, systemClock().instant())
  await setPasswords(sql, {
    tym_app: password,
    tym_read: password,
    tym_worker: password,
    tym_exchange: password,
    tym_key_app: password,
    tym_key_worker: password,
    tym_key_eraser: password,
    tym_queue: password,
  })
  await sql.end()
  const as = (database: string, user: string) =>
    `postgres://${user}:${password}@127.0.0.1:${port}/${database}`
  const urls: TestDatabaseUrls = {
    superuser: admin.register,
    keysSuperuser: admin.keys,
    queueSuperuser: admin.queue,
    app: as(names.register, 'tym_app'),
    read: as(names.register, 'tym_read'),
    worker: as(names.register, 'tym_worker'),
    exchange: as(names.register, 'tym_exchange'),
    keys: as(names.keys, 'tym_key_app'),
    keysWorker: as(names.keys, 'tym_key_worker'),
    keysEraser: as(names.keys, 'tym_key_eraser'),
    queue: as(names.queue, 'tym_queue'),
  }
  return {
    databases: { urls, drop: () => server.stop(true) },
    restart: async (whileDown) => {
      await server.stop()
      await whileDown()
      server = await startPostgres({ dir, port, test: true, flags })
    },
  }
}
