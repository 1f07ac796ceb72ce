import { ConfigError } from '@tym/config'
import type postgres from 'postgres'
import { type Connections, openConnections } from './connections.ts'

/** The last migration of infra/postgres/sessions that this program knows; a test compares them. */
export const knownSchema = '1001_own_sessions.sql'

/** Connections for whoever has a session, and for strangers. */
const places = { known: 10, strangers: 6 }

export interface SessionDatabase {
  readonly ask: Connections['ask']
  /** The same over connections that strangers alone use. */
  readonly askForStrangers: Connections['ask']
  close(): Promise<void>
}

/**
 * Opens the session database. Throws ConfigError when nothing answers, when the role could see more than its
 * policies show, and when the schema is another than this program's.
 */
export async function openSessionDatabase(url: string): Promise<SessionDatabase> {
  const [known, strangers] = [openConnections(url, places.known), openConnections(url, places.strangers)]
  const close = async () => {
    await Promise.all([known.close(), strangers.close()])
  }
  try {
    await known.ask(assertSafe)
    await known.ask(assertKnown)
    return { ask: known.ask, askForStrangers: strangers.ask, close }
  } catch (error) {
    await close()
    throw error instanceof ConfigError ? error : unreachable(error)
  }
}

const variable = 'SESSION_DATABASE_URL'

/** Invariant 3: a process serves with no role that could pass row-level security or own a table. */
async function assertSafe(sql: postgres.Sql): Promise<void> {
  const [role] = await sql<{ name: string; isPowerful: boolean; owns: boolean }[]>`
    select r.rolname as name,
      bool_or(o.rolsuper or o.rolbypassrls or o.rolcreaterole or o.rolcreatedb or o.rolreplication) as "isPowerful",
      exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and pg_has_role(r.oid, c.relowner, 'member')) as owns
    from pg_roles r join pg_roles o on pg_has_role(r.oid, o.oid, 'member')
    where r.rolname = current_user group by r.oid, r.rolname`
  if (role !== undefined && !role.isPowerful && !role.owns) return
  throw new ConfigError(
    variable,
    `role "${role?.name ?? '?'}" is powerful or owns tables. Use the login role that infra/postgres/sessions/roles.sql makes.`,
  )
}

async function assertKnown(sql: postgres.Sql): Promise<void> {
  const [row] = await sql<{ last: string | null }[]>`
    select max(name) as last from meta.migration where name like '%.sql'`
  if (row?.last === knownSchema) return
  throw new ConfigError(
    variable,
    `has the schema ${row?.last ?? '(none)'}, and this program knows ${knownSchema}. Migrate it, or start the program of that version.`,
  )
}

function unreachable(error: unknown): ConfigError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no answer'
  return new ConfigError(
    variable,
    `names a database that cannot be used (${code}). Start and migrate it, or correct the address.`,
  )
}
