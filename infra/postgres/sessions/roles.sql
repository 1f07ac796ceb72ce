-- The session database: what the web server keeps of whoever is signed in, apart from everything else and
-- from backups.
do $$
declare name text;
begin
  begin create role tym_session_owner nologin noinherit; exception when duplicate_object or unique_violation then null; end;
  begin create role tym_session login noinherit nosuperuser nobypassrls nocreaterole nocreatedb;
  exception when duplicate_object or unique_violation then null; end;
  -- What no policy guards: large objects, and messages straight into the log of the server.
  for name in select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'pg_catalog' and (p.proname ~ '^lo_' or p.proname in ('loread', 'lowrite', 'pg_logical_emit_message'))
      and has_function_privilege('public', p.oid, 'execute') loop
    execute format('revoke execute on function %s from public', name);
  end loop;
  execute format('grant create, connect on database %I to tym_session_owner', current_database());
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to tym_session', current_database());
end $$;
