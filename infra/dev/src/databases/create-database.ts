import type { Sql } from 'postgres'

/** Makes an empty database unless it is there. Names are our own, never input. */
export async function ensureDatabase(sql: Sql, name: string): Promise<void> {
  const exists = await sql`select 1 from pg_database where datname = ${name}`
  if (exists.length === 0) await sql`create database ${sql(name)}`
}

/** Freezes a database so that it can be copied: nobody may connect to it any more. */
export async function makeTemplate(sql: Sql, name: string): Promise<void> {
  await sql.unsafe(`alter database ${name} with is_template true allow_connections false`)
}
