import type { DevelopmentConfig } from '@tym/config'
import { databaseNames, isPortTaken, startEmbedded, withPath } from '@tym/dev'

/** Register and keys as whoever makes the schema reaches them. */
export interface AdminUrls {
  readonly register: string
  readonly keys: string
}

/**
 * Runs `work` on the platform's own databases, with the embedded server started for as long as that takes
 * unless it runs.
 */
export async function withAdminDatabases<T>(
  config: DevelopmentConfig,
  work: (urls: AdminUrls) => Promise<T>,
): Promise<T> {
  const { databaseUrl: register, keyDatabaseUrl: keys } = config
  if (register !== undefined && keys !== undefined) return work({ register, keys })
  const isRunning = await isPortTaken(config.ports.postgres)
  const server = await startEmbedded(config)
  try {
    const embedded = (name: string) => withPath(server.superuserUrl, `/${name}`)
    return await work({
      register: register ?? embedded(databaseNames.register),
      keys: keys ?? embedded(databaseNames.keys),
    })
  } finally {
    if (!isRunning) await server.stop()
  }
}
