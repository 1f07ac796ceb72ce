import { ConfigError } from '@tym/config'
import type postgres from 'postgres'
import { knownSchema, type SchemaOf } from './schema-version.ts'
import { sqlState } from './sql-state.ts'

/**
 * Refuses at start to go on with a database whose schema, or the gate functions on it, is not the one that
 * this program was made for: an older program would write what a newer one no longer reads, and the reverse.
 * `variable` is where the address of the database came from.
 */
export async function assertSchema(
  { sql }: { readonly sql: postgres.Sql },
  database: SchemaOf,
  variable: string,
): Promise<void> {
  const [row] = await sql<{ last: string | null; count: number }[]>`
    select max(name) as last, count(*)::int as count from meta.migration where name like '%.sql'`
  const known = knownSchema(database)
  const found = { last: row?.last ?? '', count: row?.count ?? 0 }
  if (found.last !== known.last || found.count !== known.count) {
    const isNewer = found.last > known.last || (found.last === known.last && found.count > known.count)
    throw refusal(
      variable,
      isNewer,
      `schema of this database is`,
      `(${found.last || 'empty'})`,
      `(${known.last})`,
    )
  }
  if (known.gate === undefined) return
  const gates = await readGates(sql)
  if (gates.at(-1) === known.gate) return
  throw refusal(variable, gates.includes(known.gate), 'gate functions of this database are', '', '')
}

/** The digests of the gates that the database has had, the present one last; none where nobody may know. */
async function readGates(sql: postgres.Sql): Promise<readonly string[]> {
  try {
    const rows = await sql<{ sha256: string }[]>`select sha256 from meta.gate order by place`
    return rows.map(({ sha256 }) => sha256)
  } catch (error) {
    // Undefined table, or one that is not shown: a gate from before gates were asked for.
    if (['42P01', '42501'].includes(sqlState(error) ?? '')) return []
    throw error
  }
}

function refusal(
  variable: string,
  isNewer: boolean,
  what: string,
  found: string,
  known: string,
): ConfigError {
  const [age, next] = isNewer ? ['newer', 'Start a newer program.'] : ['older', 'Migrate it first.']
  const sentence = [`the ${what} ${age}`, found, 'than this program', known].filter((part) => part !== '')
  return new ConfigError(variable, `${sentence.join(' ')}. ${next}`)
}
