import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { keepLogMonths, migrate, syncDeclaration } from '@tym/database'
import { migrateQueue } from '@tym/outbox'
import { declaredAccess } from '@tym/register'
import postgres from 'postgres'

const REGISTER = fileURLToPath(new URL('../../../postgres/', import.meta.url))
const KEYS = path.join(REGISTER, 'keys')
const SESSIONS = path.join(REGISTER, 'sessions')

/** The last migrations before the baselines: data of the version that had them is carried over. */
const carriedOver = { register: '0212_taken_act.sql', keys: '0004_canary.sql' }

/** The addresses of the four databases, as a role that may create roles. */
export type MigrationUrls = { register: string; keys: string; queue: string; sessions: string }

/**
 * Brings the four databases to today's schema, with the months that the log has at the instant. Safe to run
 * again, and twice at once.
 */
export async function migrateDatabases(urls: MigrationUrls, instant?: Date): Promise<void> {
  await migrate({
    url: urls.register,
    directory: REGISTER,
    owner: 'tym_owner',
    carriedOver: carriedOver.register,
  })
  await syncDeclaration(urls.register, declaredAccess())
  if (instant !== undefined) await keepLogMonths(urls.register, instant)
  await migrate({ url: urls.keys, directory: KEYS, owner: 'tym_key_owner', carriedOver: carriedOver.keys })
  await migrate({ url: urls.sessions, directory: SESSIONS, owner: 'tym_session_owner' })
  await ensureQueueRole(urls.queue)
  await migrateQueue(urls.queue)
}

/** The queue's schema is its library's, so its login role is made here. */
async function ensureQueueRole(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    await sql.unsafe(`do $$ begin
      create role tym_queue login noinherit nosuperuser nobypassrls nocreaterole nocreatedb;
    exception when duplicate_object or unique_violation then null; end $$`)
  } finally {
    await sql.end()
  }
}
