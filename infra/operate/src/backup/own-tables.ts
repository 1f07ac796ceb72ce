import type postgres from 'postgres'
import { z } from 'zod'

const tables = z.array(z.object({ name: z.string(), columns: z.array(z.string()) }))
const migrations = z.array(z.object({ name: z.string(), sha256: z.string() }))
const sequences = z.array(z.object({ name: z.string(), reached: z.coerce.number().pipe(z.int()) }))

/**
 * The tables of a database, those in partitions as one, with the columns that are written. The transaction of
 * a log line is left out: transactions have other numbers where a backup is restored.
 */
export async function listTables(sql: postgres.Sql | postgres.TransactionSql) {
  return tables.parse([
    ...(await sql`select n.nspname || '.' || c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'meta')
        and not (c.oid = to_regclass('audit.entry') and a.attname = 'xact')
      group by 1 order by 1`),
  ])
}

/** The migrations that made a database what it is, with their digests. */
export async function listMigrations(sql: postgres.Sql | postgres.TransactionSql) {
  const rows = migrations.parse([
    ...(await sql`select name, sha256 from meta.migration where name <> 'gate' order by name`),
  ])
  return Object.fromEntries(rows.map(({ name, sha256 }) => [name, sha256]))
}

export async function listSequences(sql: postgres.TransactionSql) {
  const rows = sequences.parse([
    ...(await sql`select schemaname || '.' || sequencename as name, coalesce(last_value, 0) as reached
      from pg_sequences where schemaname !~ '^pg_'`),
  ])
  return Object.fromEntries(rows.map(({ name, reached }) => [name, reached]))
}

interface Copied {
  readonly name: string
  readonly columns: readonly string[]
}

/** What `copy` reads of a table, and into what it writes; the names are the catalogue's own. */
export const copiedFrom = (table: Copied) => `(select ${columnsOf(table)} from ${nameOf(table)})`
export const copiedTo = (table: Copied) => `${nameOf(table)} (${columnsOf(table)})`

const nameOf = ({ name }: Copied) => name.split('.').map(quoted).join('.')
const columnsOf = ({ columns }: Copied) => columns.map(quoted).join(', ')

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
