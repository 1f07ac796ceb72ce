import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { startPostgres } from '@tym/dev'
import { migrateOwnServer } from '../migrate-own-server.ts'
import type { TestDatabase } from '../test-database.ts'

/** A server that only one drill uses: it may be restarted, and its disk filled. */
export interface DrillServer {
  readonly databases: TestDatabase
  /** Shuts down and starts again on the same port; `whileDown` runs in between. */
  restart(whileDown: () => Promise<void>): Promise<void>
}

/** Starts a server in a new folder under `parent`, with the four databases migrated. */
export async function startDrillServer(parent: string): Promise<DrillServer> {
  const dir = path.join(parent, `drill-${randomBytes(4).toString('hex')}`)
  const flags = { max_wal_size: '64MB', min_wal_size: '32MB' }
  let server = await startPostgres({ dir, test: true, flags })
  const { port } = server
  const urls = await migrateOwnServer(server)
  return {
    databases: { urls, drop: () => server.stop(true) },
    restart: async (whileDown) => {
      await server.stop()
      await whileDown()
      server = await startPostgres({ dir, port, test: true, flags })
    },
  }
}
