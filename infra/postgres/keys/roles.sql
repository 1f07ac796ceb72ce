-- The key database: wrapped data keys only, apart from the register and from its backups.
do $$
declare name text;
begin
  begin create role tym_key_owner nologin noinherit; exception when duplicate_object or unique_violation then null; end;
  begin create role tym_key_worker login noinherit nosuperuser nobypassrls nocreaterole nocreatedb;
  exception when duplicate_object or unique_violation then null; end;
  begin create role tym_key_app login noinherit nosuperuser nobypassrls nocreaterole nocreatedb;
  exception when duplicate_object or unique_violation then null; end;
  begin create role tym_key_eraser login noinherit nosuperuser nobypassrls nocreaterole nocreatedb;
  exception when duplicate_object or unique_violation then null; end;
  -- Reads every row whatever its policies, for the one function that it owns.
  begin create role tym_key_scanner nologin noinherit bypassrls; exception when duplicate_object or unique_violation then null; end;
  if not pg_has_role('tym_key_scanner', 'pg_read_all_data', 'usage') then grant pg_read_all_data to tym_key_scanner with inherit true; end if;
  -- What no policy guards: large objects, and messages straight into the log of the server.
  for name in select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'pg_catalog' and (p.proname ~ '^lo_' or p.proname in ('loread', 'lowrite', 'pg_logical_emit_message'))
      and has_function_privilege('public', p.oid, 'execute') loop
    execute format('revoke execute on function %s from public', name);
  end loop;
  execute format('grant create, connect on database %I to tym_key_owner', current_database());
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to tym_key_app, tym_key_worker, tym_key_eraser', current_database());
end $$;
