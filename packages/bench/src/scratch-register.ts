import { readFileSync } from 'node:fs'
import path from 'node:path'
import { startPostgres } from '@tym/dev'
import { migrateOwnServer, type OwnServerUrls } from '@tym/testing'

export type ScratchRegister = {
  readonly urls: OwnServerUrls
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
  const urls = await migrateOwnServer(server)
  const [pid = ''] = readFileSync(path.join(home, 'cluster', 'postmaster.pid'), 'utf8').split('\n')
  return { urls, postmasterPid: Number(pid), stop: () => server.stop(true) }
}
