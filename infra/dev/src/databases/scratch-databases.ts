import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { startPostgres } from '../postgres/start-postgres.ts'
import { ensureDatabase } from './create-database.ts'
import { type MigrationUrls, migrateDatabases } from './migrate-databases.ts'

/** Runs `work` on freshly migrated, empty databases of a server that is thrown away afterwards. */
export async function withScratchDatabases<T>(work: (urls: MigrationUrls) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tym-scratch-'))
  try {
    const server = await startPostgres({ dir: path.join(folder, 'postgres'), test: true })
    try {
      const urlOf = (database: string): string => server.superuserUrl.replace(/\/postgres$/, `/${database}`)
      const urls = {
        register: urlOf('tym'),
        keys: urlOf('tym_keys'),
        queue: urlOf('tym_queue'),
        sessions: urlOf('tym_sessions'),
      }
      const sql = postgres(server.superuserUrl, { max: 1, onnotice: () => undefined })
      for (const name of ['tym', 'tym_keys', 'tym_queue', 'tym_sessions']) await ensureDatabase(sql, name)
      await sql.end()
      await migrateDatabases(urls)
      return await work(urls)
    } finally {
      await server.stop(true)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
