import type { Sql } from 'postgres'

/**
 * Replay marks, remembered idempotency keys and log lines come with every request; the rest changes by acts
 * only.
 */
const passing = ['guard', 'audit', 'meta']

/** `schema.table` -> count and digest of all its rows, so that two moments can be compared table by table. */
export async function digestTables(sql: Sql): Promise<Record<string, string>> {
  const tables = await sql<{ schema: string; name: string }[]>`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
      and not n.nspname = any (${passing})
    order by 1, 2`
  const digests: Record<string, string> = {}
  for (const { schema, name } of tables) {
    const [row] = await sql<{ count: string; digest: string | null }[]>`
      select count(*) as count, md5(string_agg(t::text, '|' order by t::text)) as digest
      from ${sql(schema)}.${sql(name)} t`
    digests[`${schema}.${name}`] = `${row?.count} ${row?.digest ?? 'empty'}`
  }
  return digests
}
