import { ConfigError } from '@tym/config'
import type postgres from 'postgres'
import { knownSchema, type SchemaOf } from './schema-version.ts'

/**
 * Refuses to go on with a database whose schema is not the one that this program was made for: an older program would write what a
 * newer one no longer reads, and the reverse. `variable` is where the address of the database came from. Called once at start.
 */
export async function assertSchema(
  { sql }: { readonly sql: postgres.Sql },
  database: SchemaOf,
  variable: string,
): Promise<void> {
  const [row] = await sql<{ last: string | null; count: number }[]>`
    select max(name) as last, count(*)::int as count from meta.migration where name like '%.sql'`
  const known = knownSchema(database)
  const found = { last: row?.last ?? 'none', count: row?.count ?? 0 }
  if (found.last === known.last && found.count === known.count) return
  const isNewer = found.last > known.last || (found.last === known.last && found.count > known.count)
  throw new ConfigError(
    variable,
    isNewer
      ? `the schema of this database is newer (${found.last}) than this program (${known.last}). Start a newer program.`
      : `the schema of this database is older (${found.last}) than this program (${known.last}). Migrate it first.`,
  )
}
