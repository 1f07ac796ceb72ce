-- The roles of the register, run before every migration by a role that may create roles; safe to run again.
-- Login roles own nothing, bypass nothing, and get their password from the environment, never from here.
do $$
declare name text;
begin
  foreach name in array array['tym_owner', 'tym_gate', 'tym_relation', 'tym_eraser'] loop
    begin execute format('create role %I nologin noinherit', name);
    exception when duplicate_object or unique_violation then null; end;
  end loop;
  -- Reads every row of every table, whatever its policies, for the one function that it owns: a scan that a
  -- policy filters is blind.
  begin create role tym_scanner nologin noinherit bypassrls; exception when duplicate_object or unique_violation then null; end;
  if not pg_has_role('tym_scanner', 'pg_read_all_data', 'usage') then grant pg_read_all_data to tym_scanner with inherit true; end if;
  foreach name in array array['tym_app', 'tym_read', 'tym_worker', 'tym_exchange'] loop
    begin execute format('create role %I login noinherit nosuperuser nobypassrls nocreaterole nocreatedb', name);
    exception when duplicate_object or unique_violation then null; end;
  end loop;
  execute format('grant create, connect on database %I to tym_owner', current_database());
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to tym_app, tym_read, tym_worker, tym_exchange', current_database());
  -- What no policy guards: large objects, and messages straight into the log of the server.
  for name in select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'pg_catalog' and (p.proname ~ '^lo_' or p.proname in ('loread', 'lowrite', 'pg_logical_emit_message'))
      and has_function_privilege('public', p.oid, 'execute') loop
    execute format('revoke execute on function %s from public', name);
  end loop;
  -- Whoever forgets an open transaction here, by hand too, holds the sealing of the log back: the server ends
  -- it.
  execute format('alter database %I set idle_in_transaction_session_timeout = %L', current_database(), '5min');
end $$;
