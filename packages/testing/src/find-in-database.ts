import type { Sql } from 'postgres'

/** Where a text was found: table, and whether it stood in the open or inside a bytea column. */
export type Finding = { readonly table: string; readonly text: string }

/**
 * Looks for texts in every row of every table of a database, in text columns and, as UTF-8, inside binary
 * ones. Reads as a superuser with row-level security off, since a scan that a policy filters would call
 * everything clean.
 */
export async function findInDatabase(sql: Sql, texts: readonly string[]): Promise<Finding[]> {
  const tables = await sql<{ schema: string; name: string }[]>`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' order by 1, 2`
  const found: Finding[] = []
  for (const { schema, name } of tables) {
    for (const text of texts) {
      // A row's text form shows bytea as hexadecimal.
      const hex = Buffer.from(text).toString('hex')
      const [row] = await sql.begin(async (tx) => {
        await tx`set local row_security = off`
        return tx<{ hit: boolean }[]>`select exists (select 1 from ${tx(schema)}.${tx(name)} t
          where strpos(t::text, ${text}) > 0 or strpos(t::text, ${hex}) > 0
            or strpos(t::text, ${JSON.stringify(text).slice(1, -1)}) > 0) as hit`
      })
      if (row?.hit === true) found.push({ table: `${schema}.${name}`, text })
    }
  }
  return found
}
