-- The key database: wrapped data keys only, apart from the register and from its backups.
do $$
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
  execute format('grant create, connect on database %I to tym_key_owner', current_database());
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to tym_key_app, tym_key_worker, tym_key_eraser', current_database());
end $$;
