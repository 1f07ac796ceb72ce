import type { Sql } from 'postgres'

/** The roles that processes log in as. None owns anything, none may pass row-level security. */
export const loginRoles = ['tym_app', 'tym_read', 'tym_worker', 'tym_key_app', 'tym_queue'] as const

export type LoginRole = (typeof loginRoles)[number]

/**
 * Makes the login roles of a development or test server, or puts their attributes and passwords right.
 * Roles belong to the whole server, so this runs before any database is migrated.
 */
export async function ensureLoginRoles(
  sql: Sql,
  passwords: Readonly<Record<LoginRole, string>>,
): Promise<void> {
  for (const role of loginRoles) {
    const exists = await sql`select 1 from pg_roles where rolname = ${role}`
    if (exists.length === 0) await sql`create role ${sql(role)}`
    await sql.unsafe(
      `alter role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole noreplication ` +
        `password '${passwords[role].replaceAll("'", "''")}'`,
    )
  }
}
