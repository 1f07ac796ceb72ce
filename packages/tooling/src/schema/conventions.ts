import type { Sql } from 'postgres'
import { ownSchemas } from './catalogue.ts'

/**
 * What the schema rules look at; each returns what breaks or uses the rule, sorted, for an exact comparison.
 */

/** Columns of a time without a zone: an instant must not depend on a session's setting. */
export async function columnsWithoutZone(sql: Sql): Promise<string[]> {
  return names(sql`
    select n.nspname || '.' || c.relname || '.' || a.attname as name
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where a.atttypid in ('timestamp'::regtype, 'time'::regtype, 'timetz'::regtype) and a.attnum > 0 and ${ownSchemas(sql)}`)
}

/** Foreign keys whose columns do not begin an index: deleting the other side would read the whole table. */
export async function foreignKeysWithoutIndex(sql: Sql): Promise<string[]> {
  return names(sql`
    select n.nspname || '.' || c.relname || '.' || k.conname as name
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and ${ownSchemas(sql)} and not exists (
      select from pg_index i where i.indrelid = k.conrelid and i.indpred is null
        and (string_to_array(i.indkey::text, ' ')::int2[])[1:cardinality(k.conkey)] @> k.conkey)`)
}

/** Tables without forced row-level security. */
export async function tablesWithoutForcedSecurity(sql: Sql): Promise<string[]> {
  return names(sql`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and ${ownSchemas(sql)} and not (c.relrowsecurity and c.relforcerowsecurity)`)
}

/** Tables that do not say why they exist. */
export async function tablesWithoutComment(sql: Sql): Promise<string[]> {
  return names(sql`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm') and ${ownSchemas(sql)}
      and coalesce(obj_description(c.oid, 'pg_class'), '') = ''`)
}

export type DefinerFunction = { name: string; owner: string; searchPath: string; grantees: string[] }

/** Functions that run with their owner's rights, with their search path and everybody who may call them. */
export async function definerFunctions(sql: Sql): Promise<DefinerFunction[]> {
  return sql<DefinerFunction[]>`
    select n.nspname || '.' || p.proname as name, p.proowner::regrole::text as owner,
      coalesce((select substr(s, 13) from unnest(p.proconfig) s where s like 'search\\_path=%'), 'not set') as "searchPath",
      array(select case a.grantee when 0 then 'public' else a.grantee::regrole::text end
        from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
        where a.grantee <> p.proowner order by 1) as grantees
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and ${ownSchemas(sql)} order by 1, pg_get_function_identity_arguments(p.oid)`
}

/** Functions that everybody may call. */
export async function functionsOpenToEverybody(sql: Sql): Promise<string[]> {
  return names(sql`
    select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where ${ownSchemas(sql)} and exists (
      select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0)`)
}

/** Login roles that own anything here, or could pass row-level security. */
export async function powerfulLoginRoles(sql: Sql): Promise<string[]> {
  return names(sql`
    select r.rolname as name from pg_roles r where r.rolcanlogin and r.rolname like 'tym\\_%' and (
      r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication
      or exists (select from pg_class c where c.relowner = r.oid) or exists (select from pg_proc p where p.proowner = r.oid)
      or exists (select from pg_auth_members m where m.member = r.oid))`)
}

async function names(query: PromiseLike<readonly object[]>): Promise<string[]> {
  return (await query).map((row) => String(Object.values(row)[0])).sort()
}
