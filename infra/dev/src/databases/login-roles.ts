import type { Sql } from 'postgres'

/** The roles that processes log in as. None owns anything, none may pass row-level security. */
export const loginRoles = [
  'tym_app',
  'tym_read',
  'tym_worker',
  'tym_exchange',
  'tym_key_app',
  'tym_key_worker',
  'tym_key_eraser',
  'tym_queue',
  'tym_session',
] as const

export type LoginRole = (typeof loginRoles)[number]

/**
 * Gives the login roles of a development or test server their passwords. Roles belong to the whole server and
 * are made by the migrations; one that does not exist yet is left out.
 */
export async function setPasswords(sql: Sql, passwordOf: (role: LoginRole) => string): Promise<void> {
  const rows = await sql<
    { rolname: LoginRole }[]
  >`select rolname from pg_roles where rolname in ${sql(loginRoles)}`
  for (const { rolname } of rows) {
    await sql.unsafe(`alter role ${rolname} password '${passwordOf(rolname).replaceAll("'", "''")}'`)
  }
}
