import path from 'node:path'
import postgres from 'postgres'
import { applyParts, type Part } from './apply-parts.ts'
import { applyRepeatable } from './repeatable.ts'
import {
  baselineName,
  digestOf,
  listMigrations,
  readMigration,
  readRepeatable,
  readSchemas,
  readSqlFile,
} from './schema-files.ts'

export interface MigrationOptions {
  /** A role that may create roles and act as the owner; never a login role of a process. */
  readonly url: string
  /** Holds roles.sql and migrations/, and where they are: schemas.sql, baseline/, functions/ and gate/. */
  readonly directory: string
  readonly owner: string
  /** The last of the migrations that the baseline stands for: a database that has had it is carried over. */
  readonly carriedOver?: string
}

const lockKey = 72_001

/**
 * Brings a database to the present schema: roles and schemas; the baseline where nothing is there yet; each
 * forward-only migration once, as the owner and in a transaction of its own; then functions and gate, when
 * they have changed. A crash leaves whole migrations only, and the next run goes on with the next one.
 *
 * Throws for an edited baseline or migration that was already applied, and for a database that is newer than
 * these files, or older than what the baseline carries over. Answers the names of what was applied.
 */
export async function migrate(options: MigrationOptions): Promise<string[]> {
  const { url, directory, owner } = options
  const sql = postgres(url, { max: 1, prepare: false, onnotice: () => {} })
  const applied: string[] = []
  try {
    // Of two runs at once the second waits.
    await sql`select pg_advisory_lock(${lockKey})`
    const ours = listMigrations(directory)
    // Before anything is changed, the roles included.
    const carries = judge(await listApplied(sql), ours, options.carriedOver)
    await sql.unsafe(readSqlFile(path.join(directory, 'roles.sql')))
    await sql.unsafe(
      'create schema if not exists meta; revoke all on schema meta from public;' +
        ' create table if not exists meta.migration (name text primary key, sha256 text not null);' +
        ' create table if not exists meta.gate (sha256 text primary key, place bigint generated always as identity)',
    )
    await applyParts(sql, 'schemas.sql', [{ text: readSchemas(directory), role: owner }])
    if (carries) applied.push(await carryOver(sql, digestOf(readMigration(directory, baselineName))))
    const rows = await sql<{ name: string; sha256: string }[]>`select name, sha256 from meta.migration`
    const known = new Map(rows.map((row) => [row.name, row.sha256]))
    const repeatable = readRepeatable(directory)
    for (const name of ours) {
      const text = readMigration(directory, name)
      const digest = digestOf(text)
      if (known.get(name) === digest) continue
      if (known.has(name)) throw new Error(`migration ${name} was edited after it was applied`)
      const parts =
        name === baselineName
          ? baselineParts(text, repeatable?.functions ?? '', owner)
          : [{ text, role: owner }]
      await applyParts(sql, name, parts)
      await sql`insert into meta.migration (name, sha256) values (${name}, ${digest})`
      applied.push(name)
    }
    if (repeatable === undefined) return applied
    const state = { owner, known: known.get('gate'), schemaChanged: applied.length > 0 }
    return [...applied, ...(await applyRepeatable(sql, { text: repeatable, ...state }))]
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/**
 * Policies and triggers name functions, and functions tables: so functions come first, and their bodies are
 * not checked before the tables are there.
 */
function baselineParts(text: string, functions: string, owner: string): Part[] {
  return [
    { text: 'set local check_function_bodies = off' },
    { text: functions, role: owner },
    { text, role: owner },
  ]
}

/**
 * The earlier migrations have made all that the baseline makes: from now on it goes by the baseline's name.
 */
async function carryOver(sql: postgres.Sql, digest: string): Promise<string> {
  await sql.begin(async (tx) => {
    await tx`delete from meta.migration where name like '%.sql'`
    await tx`insert into meta.migration (name, sha256) values (${baselineName}, ${digest})`
  })
  return baselineName
}

async function listApplied(sql: postgres.Sql): Promise<string[]> {
  const [there] = await sql<{ table: string | null }[]>`select to_regclass('meta.migration')::text as table`
  if (there?.table == null) return []
  return (await sql<{ name: string }[]>`select name from meta.migration where name like '%.sql'`).map(
    ({ name }) => name,
  )
}

/**
 * Whether the database is to be carried over to the baseline. Throws when an older program meets a schema
 * that it does not know, and when the schema is older than the one that the baseline stands for.
 */
function judge(
  applied: readonly string[],
  ours: readonly string[],
  carriedOver: string | undefined,
): boolean {
  const unknown = applied.filter((name) => !ours.includes(name))
  if (unknown.length === 0) return false
  if (
    carriedOver === undefined ||
    applied.includes(baselineName) ||
    unknown.some((name) => name > carriedOver)
  )
    throw new Error(
      `the schema of this database is newer than this program: it has ${unknown.toSorted().join(', ')}. Start a newer program.`,
    )
  if (applied.includes(carriedOver)) return true
  throw new Error(
    `the schema of this database is older than what this program carries over. Start the program whose last migration is ${carriedOver} on it first, then this one (docs/runbooks/upgrade.md).`,
  )
}
