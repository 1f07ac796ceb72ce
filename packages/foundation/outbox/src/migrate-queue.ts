import { DEFAULT_SCHEMA, runMigrations } from 'bullmq'
import { Client } from 'pg'

/**
 * Brings the queue database to the schema of today's BullMQ and lets one login role work in it, and nobody
 * else. Safe to run again, and twice at once.
 */
export async function migrateQueue(
  adminUrl: string,
  { role = 'tym_queue' }: { readonly role?: string } = {},
): Promise<void> {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(role)) throw new Error('the role of the queue is not a plain name')
  const client = new Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await runMigrations(client, DEFAULT_SCHEMA)
    await client.query(grants(role))
  } finally {
    await client.end()
  }
}

/** CREATE on the schema and temporary tables, too: BullMQ's own functions ask for them. */
const grants = (role: string): string => `
  do $$ declare name text; begin
    for name in select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'pg_catalog' and (p.proname ~ '^lo_' or p.proname in ('loread', 'lowrite', 'pg_logical_emit_message'))
        and has_function_privilege('public', p.oid, 'execute') loop
      execute format('revoke execute on function %s from public', name);
    end loop;
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect, temporary on database %I to ${role}', current_database());
  end $$;
  revoke all on schema public from public;
  grant usage, create on schema ${DEFAULT_SCHEMA} to ${role};
  grant select, insert, update, delete on all tables in schema ${DEFAULT_SCHEMA} to ${role};
  grant usage, select, update on all sequences in schema ${DEFAULT_SCHEMA} to ${role};
  grant execute on all functions in schema ${DEFAULT_SCHEMA} to ${role};`
