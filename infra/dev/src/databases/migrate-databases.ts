import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { migrate } from '@tym/database'

const REGISTER = fileURLToPath(new URL('../../../postgres/', import.meta.url))
const KEYS = path.join(REGISTER, 'keys')

/** The addresses of the three databases, as a role that may create roles. */
export type MigrationUrls = { register: string; keys: string; queue: string }

/** Brings the three databases to today's schema and declaration. Safe to run again, and twice at once. */
export async function migrateDatabases(urls: MigrationUrls): Promise<void> {
  await migrate({ url: urls.register, directory: REGISTER, owner: 'tym_owner' })
  await migrate({ url: urls.keys, directory: KEYS, owner: 'tym_key_owner' })
  const outbox: Record<string, unknown> = await import('@tym/outbox').catch(() => ({}))
  if (typeof outbox['migrateQueue'] === 'function') await outbox['migrateQueue'](urls.queue)
}
