import type { Database } from './open-database.ts'

/**
 * Refuses to go on when the login role could bypass row-level security: superuser, BYPASSRLS, or owner (directly or
 * through membership) of any table of the platform. Called once at start (invariant 3).
 */
export async function assertSafeRole({ sql }: Pick<Database, 'sql'>, variable: string): Promise<void> {
  const [role] = await sql<{ name: string; superuser: boolean; bypass: boolean; owns: boolean }[]>`
    select r.rolname as name, r.rolsuper as superuser, r.rolbypassrls as bypass,
      exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'bullmq')
          and pg_has_role(r.oid, c.relowner, 'member')) as owns
    from pg_roles r where r.rolname = current_user`
  if (role === undefined) throw new Error(`${variable}: the login role could not be read`)
  const fault = role.superuser
    ? 'is a superuser'
    : role.bypass
      ? 'has BYPASSRLS'
      : role.owns
        ? 'owns tables'
        : undefined
  if (fault !== undefined) {
    throw new Error(
      `${variable}: role "${role.name}" ${fault} and could bypass row-level security. ` +
        'Use the login role that infra/postgres/roles.sql makes for this process.',
    )
  }
}
