import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ensureDatabase, migrateDatabases, setPasswords, startPostgres } from '@tym/dev'
import { systemClock } from '@tym/kernel'
import postgres from 'postgres'

export type ScratchRegister = {
  readonly urls: {
    readonly superuser: string
    readonly app: string
    readonly read: string
    readonly worker: string
    readonly keys: string
    readonly keysWorker: string
    readonly keysEraser: string
    readonly queue: string
  }
  readonly postmasterPid: number
  stop(): Promise<void>
}

/**
 * A PostgreSQL of its own with durable commits, as in real life, migrated and empty; thrown away afterwards.
 */
export async function openScratchRegister(folder: string): Promise<ScratchRegister> {
  const home = path.join(folder, 'postgres')
  const flags = { max_connections: 200, shared_buffers: '512MB', max_wal_size: '4GB', jit: 'off' }
  const server = await startPostgres({ dir: home, flags })
  const urlOf = (database: string) => server.superuserUrl.replace(/\/postgres$/, `/${database}`)
  const sql = postgres(server.superuserUrl, { max: 1, onnotice: () => undefined })
  const password = randomBytes(16).toString('hex')
  try {
    for (const name of ['tym', 'tym_keys', 'tym_queue']) await ensureDatabase(sql, name)
    const urls = { register: urlOf('tym'), keys: urlOf('tym_keys'), queue: urlOf('tym_queue') }
    await migrateDatabases(urls, systemClock().instant())
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
  } finally {
    await sql.end()
  }
  const [pid = ''] = readFileSync(path.join(home, 'cluster', 'postmaster.pid'), 'utf8').split('\n')
  return {
    urls: {
      superuser: urlOf('tym'),
      app: server.url('tym', 'tym_app', password),
      read: server.url('tym', 'tym_read', password),
      worker: server.url('tym', 'tym_worker', password),
      keys: server.url('tym_keys', 'tym_key_app', password),
      keysWorker: server.url('tym_keys', 'tym_key_worker', password),
      keysEraser: server.url('tym_keys', 'tym_key_eraser', password),
      queue: server.url('tym_queue', 'tym_queue', password),
    },
    postmasterPid: Number(pid),
    stop: () => server.stop(true),
  }
}
