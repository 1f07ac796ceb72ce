import { ConfigError } from '@tym/config'
import type { Database } from './open-database.ts'

/**
 * Refuses to go on when the login role could bypass row-level security: superuser, BYPASSRLS, CREATEROLE, or
 * owner of any table of the platform, itself or through any role whose member it is. Called once at start
 * (invariant 3).
 */
export async function assertSafeRole({ sql }: Pick<Database, 'sql'>, variable: string): Promise<void> {
  const [role] = await sql<
    { name: string; superuser: boolean; bypass: boolean; creates: boolean; owns: boolean }[]
  >`
    select r.rolname as name, bool_or(o.rolsuper) as superuser, bool_or(o.rolbypassrls) as bypass,
      bool_or(o.rolcreaterole) as creates,
      exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'bullmq')
          and pg_has_role(r.oid, c.relowner, 'member')) as owns
    from pg_roles r join pg_roles o on pg_has_role(r.oid, o.oid, 'member')
    where r.rolname = current_user group by r.oid, r.rolname`
  if (role === undefined) throw new ConfigError(variable, 'the login role could not be read.')
  const fault = role.superuser
    ? 'is or may become a superuser'
    : role.bypass
      ? 'has or may take BYPASSRLS'
      : role.creates
        ? 'has or may take CREATEROLE'
        : role.owns
          ? 'owns tables'
          : undefined
  if (fault !== undefined) {
    throw new ConfigError(
      variable,
      `role "${role.name}" ${fault} and could bypass row-level security. ` +
        'Use the login role that infra/postgres/roles.sql makes for this process.',
    )
  }
}
