import path from 'node:path'
import type { DevelopmentConfig } from '@tym/config'
import { assertReachable } from '@tym/database'
import { systemClock } from '@tym/kernel'
import postgres from 'postgres'
import { ensureDatabase } from '../databases/create-database.ts'
import { type LoginRole, setPasswords } from '../databases/login-roles.ts'
import { type MigrationUrls, migrateDatabases } from '../databases/migrate-databases.ts'
import { type RunningPostgres, startPostgres } from '../postgres/start-postgres.ts'
import type { Progress } from './progress.ts'

export type PreparedDatabases = {
  /** Addresses with which the schema is made; never given to a process that serves. */
  admin: MigrationUrls
  /** The same databases as their login roles. */
  urls: Readonly<Record<LoginRole, string>>
  /** The embedded server, when one is needed. */
  embedded: RunningPostgres | undefined
}

/** The databases of the embedded server. */
export const databaseNames = {
  register: 'tym',
  keys: 'tym_keys',
  queue: 'tym_queue',
  sessions: 'tym_sessions',
} as const

/** What a restore fills before it takes the place of the others. */
export const draftNames = { register: 'tym_restoring', keys: 'tym_keys_restoring' } as const

/**
 * Starts the embedded server unless every database is elsewhere, and brings all of them to today's schema.
 */
export async function prepareDatabases(
  config: DevelopmentConfig,
  passwords: Readonly<Record<LoginRole, string>>,
  progress: Progress,
): Promise<PreparedDatabases> {
  const given = {
    register: config.databaseUrl,
    keys: config.keyDatabaseUrl,
    queue: config.queueDatabaseUrl,
    sessions: config.sessionDatabaseUrl,
  }
  const embedded = Object.values(given).includes(undefined)
    ? await progress.step('PostgreSQL started', () => startEmbedded(config))
    : undefined
  try {
    if (embedded !== undefined) await withSql(embedded.superuserUrl, dropDrafts)
    const admin = {
      register: given.register ?? (await embeddedDatabase(embedded, databaseNames.register)),
      keys: given.keys ?? (await embeddedDatabase(embedded, databaseNames.keys)),
      queue: given.queue ?? (await embeddedDatabase(embedded, databaseNames.queue)),
      sessions: given.sessions ?? (await embeddedDatabase(embedded, databaseNames.sessions)),
    }
    await assertAllReachable(admin)
    await progress.step('databases migrated', async () => {
      await migrateDatabases(admin, systemClock().instant())
      for (const url of Object.values(admin))
        await withSql(url, (sql) => setPasswords(sql, (role) => passwords[role]))
    })
    return { admin, urls: loginUrls(admin, passwords), embedded }
  } catch (error) {
    await embedded?.stop()
    throw error
  }
}

const variables = {
  register: 'DATABASE_URL',
  keys: 'KEY_DATABASE_URL',
  queue: 'QUEUE_DATABASE_URL',
  sessions: 'SESSION_DATABASE_URL',
} as const

async function assertAllReachable(urls: MigrationUrls): Promise<void> {
  for (const name of ['register', 'keys', 'queue', 'sessions'] as const)
    await withSql(urls[name], (sql) => assertReachable(sql, variables[name]))
}

/** A restore that was cut off has left what it had put in: nobody looks that through, so nobody keeps it. */
export async function dropDrafts(sql: postgres.Sql): Promise<void> {
  for (const name of Object.values(draftNames)) await sql`drop database if exists ${sql(name)} with (force)`
}

export function startEmbedded(config: DevelopmentConfig): Promise<RunningPostgres> {
  const flags = { max_connections: 200, shared_buffers: '128MB', jit: 'off' }
  return startPostgres({
    dir: path.join(config.dataDirectory, 'postgres'),
    port: config.ports.postgres,
    flags,
  })
}

async function embeddedDatabase(server: RunningPostgres | undefined, name: string): Promise<string> {
  if (server === undefined) throw new Error('there is no embedded server')
  await withSql(server.superuserUrl, (sql) => ensureDatabase(sql, name))
  return withPath(server.superuserUrl, `/${name}`)
}

function loginUrls(
  admin: MigrationUrls,
  passwords: Readonly<Record<LoginRole, string>>,
): Record<LoginRole, string> {
  const as = (url: string, role: LoginRole): string => {
    const changed = new URL(url)
    changed.username = role
    changed.password = passwords[role]
    return changed.href
  }
  return {
    tym_app: as(admin.register, 'tym_app'),
    tym_read: as(admin.register, 'tym_read'),
    tym_worker: as(admin.register, 'tym_worker'),
    tym_exchange: as(admin.register, 'tym_exchange'),
    tym_key_app: as(admin.keys, 'tym_key_app'),
    tym_key_worker: as(admin.keys, 'tym_key_worker'),
    tym_key_eraser: as(admin.keys, 'tym_key_eraser'),
    tym_queue: as(admin.queue, 'tym_queue'),
    tym_session: as(admin.sessions, 'tym_session'),
  }
}

export function withPath(url: string, pathname: string): string {
  const changed = new URL(url)
  changed.pathname = pathname
  return changed.href
}

export async function withSql(url: string, work: (sql: postgres.Sql) => Promise<void>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    await work(sql)
  } finally {
    await sql.end()
  }
}
