import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const POSTGRES_FOLDER = fileURLToPath(new URL('../../../postgres/', import.meta.url))

/** Brings the three databases to today's schema. Safe to run again, and twice at once. */
export async function migrateDatabases(urls: {
  register: string
  keys: string
  queue: string
}): Promise<void> {
  const database: Record<string, unknown> = await import('@tym/database').catch(() => ({}))
  const outbox: Record<string, unknown> = await import('@tym/outbox').catch(() => ({}))
  const run = async (url: string, dir: string): Promise<void> => {
    if (typeof database['migrate'] === 'function' && hasMigrations(dir))
      await database['migrate']({ url, dir })
  }
  await run(urls.register, path.join(POSTGRES_FOLDER, 'migrations'))
  await run(urls.keys, path.join(POSTGRES_FOLDER, 'keys', 'migrations'))
  if (typeof outbox['migrateQueue'] === 'function') await outbox['migrateQueue'](urls.queue)
}

function hasMigrations(dir: string): boolean {
  return existsSync(dir) && readdirSync(dir).some((name) => name.endsWith('.sql'))
}
