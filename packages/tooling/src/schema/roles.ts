import type { Sql } from 'postgres'

/** The roles that own something in this database or may touch it, with their attributes and memberships. */
export async function roleLines(sql: Sql): Promise<string[]> {
  const rows = await sql<{ line: string }[]>`
    select format('role %s %s%s', r.rolname, concat_ws(' ',
      case when r.rolcanlogin then 'login' else 'nologin' end,
      case when r.rolinherit then 'inherit' else 'noinherit' end,
      case when r.rolsuper then 'SUPERUSER' end, case when r.rolbypassrls then 'BYPASSRLS' end,
      case when r.rolcreaterole then 'CREATEROLE' end, case when r.rolcreatedb then 'CREATEDB' end,
      case when r.rolreplication then 'REPLICATION' end),
      coalesce((select ' member of ' || string_agg(m.roleid::regrole::text, ', ' order by m.roleid::regrole::text collate "C")
        from pg_auth_members m where m.member = r.oid), '')) as line
    from pg_roles r
    where r.rolname like 'tym\\_%' and exists (select from pg_shdepend d where d.refobjid = r.oid and d.dbid = (select oid from pg_database where datname = current_database()))
    order by r.rolname collate "C"`
  return [...rows.map(({ line }) => line), '']
}
