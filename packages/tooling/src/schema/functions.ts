import type { Sql } from 'postgres'
import { ownSchemas, readable } from './catalogue.ts'

type Routine = {
  name: string
  result: string
  owner: string
  manner: string
  settings: string | null
  body: string
  comment: string | null
  grants: string
}

/**
 * Functions and procedures: whose rights they run with, on which search path, who may call them, and their
 * body as it is written.
 */
export async function functionLines(sql: Sql): Promise<string[]> {
  const rows = await sql<Routine[]>`
    select n.nspname || '.' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' as name,
      coalesce(pg_get_function_result(p.oid), 'nothing') as result, p.proowner::regrole::text as owner,
      concat_ws(' ', l.lanname, case p.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end,
        case p.proparallel when 's' then 'parallel safe' when 'r' then 'parallel restricted' end,
        case when p.proisstrict then 'strict' end, case when p.proleakproof then 'leakproof' end,
        case when p.prosecdef then 'security definer' else 'security invoker' end) as manner,
      array_to_string(p.proconfig, ', ') as settings,
      coalesce(pg_get_function_sqlbody(p.oid), p.prosrc) as body, obj_description(p.oid, 'pg_proc') as comment,
      coalesce((select string_agg(a.grantee::regrole::text || ': execute', '; ' order by a.grantee::regrole::text collate "C")
        from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee <> p.proowner), 'none') as grants
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang
    where ${ownSchemas(sql)} order by n.nspname collate "C", p.proname collate "C", pg_get_function_identity_arguments(p.oid) collate "C"`
  return rows.flatMap((row) => [
    `function ${row.name} returns ${row.result}${row.comment === null ? '' : ` -- ${row.comment}`}`,
    `  owner ${row.owner} ${row.manner}${row.settings === null ? '' : ` set ${row.settings}`}`,
    `  grants ${readable(row.grants)}`,
    ...row.body
      .trim()
      .split('\n')
      .map((line) => `  | ${line}`.trimEnd()),
    '',
  ])
}
