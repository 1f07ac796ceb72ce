import type { Sql } from 'postgres'

/**
 * Replay marks, remembered idempotency keys and log lines come with every request; the rest changes by acts
 * only.
 */
const passing = ['guard', 'audit', 'meta']

/** `schema.table` -> count and digest of all its rows, so that two moments can be compared table by table. */
export async function digestTables(sql: Sql): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
      and not n.nspname = any (${passing})
    order by 1`
  // Of one moment, and in one statement: suites ask for it hundreds of times.
  const rowsOf = "count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0)"
  const digests = tables.map(({ name }) => `select '${name}' as name, ${rowsOf} as digest from ${name} t`)
  const rows = await sql.unsafe<{ name: string; digest: string }[]>(digests.join(' union all '))
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]))
}
