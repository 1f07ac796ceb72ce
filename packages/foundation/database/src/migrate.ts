import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import postgres from 'postgres'
import { digestOf, listSqlFiles, readGate, readSqlFile } from './gate-text.ts'
import { sqlState } from './sql-state.ts'

export interface MigrationOptions {
  /** A role that may create roles and act as the owner; never a login role of a process. */
  readonly url: string
  /** Holds roles.sql, migrations/ and, for the register, gate/. */
  readonly directory: string
  readonly owner: string
}

const lockKey = 72_001

/** Milliseconds that a migration waits for a lock before it lets those pass who wait behind it, and between two attempts. */
const lockPatience = 1_000
const betweenAttempts = 500
const mostAttempts = 120

/**
 * Brings a database to the present schema: roles, then each forward-only migration once, as the owner and in a
 * transaction of its own, then the gate functions anew when they have changed. Two runs at once are serialised by a lock;
 * an edited migration that was already applied is an error, and so is a database or a gate that is newer than these files. Whoever
 * reads meanwhile waits a second at most: a migration that does not get its locks by then lets them pass and tries again. Returns the
 * names of what was applied.
 *
 * A crash leaves whole migrations only; the next run goes on with the next one.
 */
export async function migrate({ url, directory, owner }: MigrationOptions): Promise<string[]> {
  const sql = postgres(url, { max: 1, prepare: false, onnotice: () => {} })
  const applied: string[] = []
  try {
    await sql`select pg_advisory_lock(${lockKey})`
    const ours = listSqlFiles(path.join(directory, 'migrations'))
    // Before anything is changed, the roles included.
    refuseNewer(await listApplied(sql), ours)
    await sql.unsafe(readSqlFile(path.join(directory, 'roles.sql')))
    await sql.unsafe(
      'create schema if not exists meta; revoke all on schema meta from public;' +
        ' create table if not exists meta.migration (name text primary key, sha256 text not null);' +
        ' create table if not exists meta.gate (sha256 text primary key, place bigint generated always as identity)',
    )
    const rows = await sql<{ name: string; sha256: string }[]>`select name, sha256 from meta.migration`
    const known = new Map(rows.map((row) => [row.name, row.sha256]))
    for (const name of ours) {
      const text = readSqlFile(path.join(directory, 'migrations', name))
      const digest = digestOf(text)
      if (known.get(name) === digest) continue
      if (known.has(name)) throw new Error(`migration ${name} was edited after it was applied`)
      await applyFile(sql, name, text, owner)
      await sql`insert into meta.migration (name, sha256) values (${name}, ${digest})`
      applied.push(name)
    }
    const gate = await applyGate(sql, path.join(directory, 'gate'), known.get('gate'), applied.length > 0)
    return [...applied, ...gate]
  } finally {
    await sql.end({ timeout: 5 })
  }
}

async function listApplied(sql: postgres.Sql): Promise<string[]> {
  const [there] = await sql<{ table: string | null }[]>`select to_regclass('meta.migration')::text as table`
  if (there?.table == null) return []
  return (await sql<{ name: string }[]>`select name from meta.migration`).map(({ name }) => name)
}

/** An older program has nothing to say about a schema that it does not know. */
function refuseNewer(applied: readonly string[], ours: readonly string[]): void {
  const unknown = applied.filter((name) => name.endsWith('.sql') && !ours.includes(name))
  if (unknown.length > 0)
    throw new Error(
      `the schema of this database is newer than this program: it has ${unknown.toSorted().join(', ')}. Start a newer program.`,
    )
}

async function applyFile(sql: postgres.Sql, name: string, text: string, owner?: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await sql.begin(async (tx) => {
        await tx`select set_config('lock_timeout', ${String(lockPatience)}, true)`
        if (owner === undefined) return void (await tx.unsafe(text))
        const given = await takeBack(tx, owner)
        await tx.unsafe(`set local role ${owner}`)
        await tx.unsafe(text)
        await tx.unsafe('reset role')
        await giveAgain(tx, given)
      })
      return
    } catch (error) {
      const isBusy = ['55P03', '40P01'].includes(sqlState(error) ?? '')
      if (!isBusy || attempt === mostAttempts)
        throw new Error(`${name}: ${placeOf(error, text)}`, { cause: error })
      await delay(betweenAttempts)
    }
  }
}

type Given = { id: string; to: string }

/**
 * The gate has given functions of the owner's schemas to roles that see less; a migration that replaces or drops one has to own it.
 * Whoever calls one meanwhile finds it as it was: nothing of this is seen before the migration is there.
 */
async function takeBack(tx: postgres.TransactionSql, owner: string): Promise<Given[]> {
  const given = await tx<(Given & { name: string })[]>`
    select p.oid::text as id, p.oid::regprocedure::text as name, quote_ident(pg_get_userbyid(p.proowner)) as to
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where pg_get_userbyid(n.nspowner) = ${owner} and pg_get_userbyid(p.proowner) <> ${owner}`
  for (const { name } of given) await tx.unsafe(`alter routine ${name} owner to ${owner}`)
  return given
}

/** What the migration has dropped stays dropped; what it has made is given by the gate that follows. */
async function giveAgain(tx: postgres.TransactionSql, given: readonly Given[]): Promise<void> {
  for (const { id, to } of given) {
    const [row] = await tx<{ name: string }[]>`
      select oid::regprocedure::text as name from pg_proc where oid::text = ${id}`
    if (row !== undefined) await tx.unsafe(`alter routine ${row.name} owner to ${to}`)
  }
}

/** Gate functions are replaced as a whole, so that none outlives its file; one that was replaced is never put back. */
async function applyGate(
  sql: postgres.Sql,
  directory: string,
  known: string | undefined,
  schemaChanged: boolean,
): Promise<string[]> {
  const gate = readGate(directory)
  if (gate === undefined) return []
  const { text, digest } = gate
  if (known === digest && !schemaChanged) return []
  // A gate that another has replaced is of an older program, unless the schema has just gone on.
  const seen = await sql`select from meta.gate where sha256 = ${digest}`
  if (known !== digest && seen.length > 0 && !schemaChanged)
    throw new Error(
      'the gate functions of this database are newer than this program: they have replaced those of these files. Start a newer program.',
    )
  await applyFile(sql, 'gate', `drop schema if exists gate cascade;\n${text}`)
  await sql`insert into meta.migration (name, sha256) values ('gate', ${digest})
    on conflict (name) do update set sha256 = excluded.sha256`
  await sql`delete from meta.gate where sha256 = ${digest}`
  await sql`insert into meta.gate (sha256) values (${digest})`
  return ['gate']
}

function placeOf(error: unknown, text: string): string {
  if (!(error instanceof postgres.PostgresError)) return String(error)
  const position = Number(error.position)
  const line = Number.isNaN(position) ? '?' : text.slice(0, position).split('\n').length
  return `line ${line}: ${error.message}`
}
