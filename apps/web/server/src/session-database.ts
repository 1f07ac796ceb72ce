import { ConfigError } from '@tym/config'
import { Problem, within } from '@tym/kernel'
import postgres from 'postgres'

/** The last migration of infra/postgres/sessions that this program knows; a test compares them. */
export const knownSchema = '1000_baseline.sql'

const connections = 10
/** Milliseconds that a statement may take on the server, and that its answer may take to come here. */
const longestStatement = 3_000
const longestAnswer = 4_000

export interface SessionDatabase {
  /**
   * Runs the work on a connection. Throws Problem 'service-unavailable' for an answer that does not come; the
   * connections are then given up, since a server that has gone silent tells nobody.
   */
  ask<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/**
 * Opens the session database. Throws ConfigError when nothing answers, when the role could see more than its
 * policies show, and when the schema is another than this program's.
 */
export async function openSessionDatabase(url: string): Promise<SessionDatabase> {
  let sql = connect(url)
  const ask = async <T>(work: (used: postgres.Sql) => Promise<T>): Promise<T> => {
    const used = sql
    try {
      return await within(longestAnswer, work(used), 'The session database does not answer.')
    } catch (error) {
      if (error instanceof Problem && used === sql) {
        sql = connect(url)
        void used.end({ timeout: 0 })
      }
      throw error
    }
  }
  const close = () => sql.end({ timeout: 5 })
  try {
    await ask(assertSafe)
    await ask(assertKnown)
    return { ask, close }
  } catch (error) {
    await close()
    throw error instanceof ConfigError ? error : unreachable(error)
  }
}

const connect = (url: string) =>
  postgres(url, {
    max: connections,
    onnotice: () => {},
    connect_timeout: 4,
    connection: { application_name: 'web', TimeZone: 'UTC', statement_timeout: longestStatement },
  })

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
