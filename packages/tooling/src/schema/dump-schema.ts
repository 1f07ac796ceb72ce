import type { Sql } from 'postgres'
import { ownSchemas, readable } from './catalogue.ts'
import { functionLines } from './functions.ts'
import { roleLines } from './roles.ts'
import { tableLines } from './tables.ts'

/**
 * A deterministic listing of one database's schema from PostgreSQL's own catalogue: everything that decides
 * what is stored and who may touch it, in an order of names, without object numbers or anything of the
 * machine.
 */
export async function dumpSchema(sql: Sql, title: string): Promise<string> {
  const lines = [
    `-- ${title}`,
    '-- A listing of the catalogue, made by the migrations; compared with them, never run. Do not edit.',
    '',
    ...(await roleLines(sql)),
    ...(await extensionLines(sql)),
    ...(await schemaLines(sql)),
    ...(await typeLines(sql)),
    ...(await tableLines(sql)),
    ...(await functionLines(sql)),
  ]
  return `${lines.join('\n').trimEnd()}\n`
}

async function extensionLines(sql: Sql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select extname as name from pg_extension where extname <> 'plpgsql' order by extname collate "C"`
  return rows.length === 0 ? [] : [...rows.map(({ name }) => `extension ${name}`), '']
}

async function schemaLines(sql: Sql): Promise<string[]> {
  const rows = await sql<{ name: string; owner: string; comment: string | null; grants: string | null }[]>`
    select n.nspname as name, n.nspowner::regrole::text as owner, obj_description(n.oid, 'pg_namespace') as comment,
      (select string_agg(line, '; ' order by line collate "C") from (
        select a.grantee::regrole::text || ': ' || string_agg(lower(a.privilege_type), ', ' order by a.privilege_type collate "C") as line
        from aclexplode(n.nspacl) a where a.grantee <> n.nspowner group by a.grantee) granted) as grants
    from pg_namespace n where ${ownSchemas(sql)} order by n.nspname collate "C"`
  return rows.flatMap(({ name, owner, comment, grants }) => [
    `schema ${name} owner ${owner}${comment === null ? '' : ` -- ${comment}`}`,
    ...(grants === null ? [] : [`  grants ${readable(grants)}`]),
    '',
  ])
}

async function typeLines(sql: Sql): Promise<string[]> {
  const rows = await sql<{ line: string }[]>`
    select format('type %s.%s as enum (%s)', n.nspname, t.typname,
      (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid)) as line
    from pg_type t join pg_namespace n on n.oid = t.typnamespace where t.typtype = 'e' and ${ownSchemas(sql)}
    union all
    select format('domain %s.%s as %s %s', n.nspname, t.typname, format_type(t.typbasetype, t.typtypmod),
      (select string_agg(pg_get_constraintdef(c.oid), ' ' order by c.conname) from pg_constraint c where c.contypid = t.oid))
    from pg_type t join pg_namespace n on n.oid = t.typnamespace where t.typtype = 'd' and ${ownSchemas(sql)}
    order by 1`
  return rows.length === 0 ? [] : [...rows.map(({ line }) => line), '']
}
