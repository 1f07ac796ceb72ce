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
  execute format('grant create, connect on database %I to tym_key_owner', current_database());
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to tym_key_app, tym_key_worker, tym_key_eraser', current_database());
end $$;
