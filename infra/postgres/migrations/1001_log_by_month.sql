-- The lines of the log, with what hangs on them, lie by the month of their ids, which carry the instant of
-- the line: a table of its own for each month is small, whatever the years. Who may do what with which row
-- stays what the baseline says. No foreign keys between them: each would lock and write the row of a line
-- again when it is sealed.
do $$
declare
  tables constant text[] := array['entry', 'detail', 'leaf', 'file_line'];
  said text[] := '{}';
  each text;
begin
  -- What hangs on the tables, as the catalogue says it.
  foreach each in array tables loop
    said := said || format('comment on table audit.%I is %L', each, obj_description(format('audit.%I', each)::regclass, 'pg_class'))
      || format('alter table audit.%I enable row level security, force row level security', each)
      || array(select pg_get_triggerdef(t.oid) from pg_trigger t
        where t.tgrelid = format('audit.%I', each)::regclass and not t.tgisinternal order by t.tgname)
      || array(select format('create policy %I on audit.%I as %s for %s to %s', p.policyname, each, p.permissive, p.cmd,
            (select string_agg(quote_ident(r), ', ') from unnest(p.roles) r))
          || coalesce(' using (' || p.qual || ')', '') || coalesce(' with check (' || p.with_check || ')', '')
        from pg_policies p where p.schemaname = 'audit' and p.tablename = each order by p.policyname)
      || array(select format('grant %s on audit.%I to %s', a.privilege_type, each, a.grantee::regrole)
        from pg_class c, aclexplode(c.relacl) a
        where c.oid = format('audit.%I', each)::regclass and a.grantee <> c.relowner)
      || array(select format('grant %s (%I) on audit.%I to %s', a.privilege_type, t.attname, each, a.grantee::regrole)
        from pg_attribute t, aclexplode(t.attacl) a where t.attrelid = format('audit.%I', each)::regclass);
  end loop;
  foreach each in array tables loop
    execute format('create table audit.%I (like audit.%I including defaults including constraints including comments
      including storage) partition by range (line)', each || '_by_month', each);
    -- Whatever has no month of its own yet; see audit.keep_months.
    execute format('create table audit.%I partition of audit.%I default', each || '_rest', each || '_by_month');
    execute format('alter table audit.%I no force row level security', each);
    execute format('insert into audit.%I select * from audit.%I', each || '_by_month', each);
  end loop;
  drop table audit.file_line, audit.leaf, audit.detail, audit.entry;
  foreach each in array tables loop
    execute format('alter table audit.%I rename to %I', each || '_by_month', each);
    execute format('alter table audit.%I add primary key (line)', each);
  end loop;
  create index entry_xact on audit.entry (xact);
  -- The lines of the own organisation's people, in their order; nothing of the side table. Who inquires stays
  -- unwatched by others.
  create index entry_authority on audit.entry (authority, line);
  create index entry_employer on audit.entry (employer, line) where employer is distinct from authority;
  create index entry_at on audit.entry using brin (at);
  create index entry_out_of_team on audit.entry (at) where out_of_team;
  create index detail_customership on audit.detail (customership, line);
  create index leaf_index on audit.leaf (index);
  create index file_line_number on audit.file_line (customership, number);
  foreach each in array said loop execute each; end loop;
  -- A line stands where its instant is looked for.
  drop policy own_transaction on audit.entry;
  create policy own_transaction on audit.entry as restrictive for insert
    with check (xact = pg_current_xact_id() and uuid_extract_timestamp(line) = date_trunc('milliseconds', at));
  foreach each in array tables loop
    execute format('comment on table audit.%I is %L', each || '_rest', 'What has no month of its own yet.');
    execute format('alter table audit.%I enable row level security, force row level security', each || '_rest');
    execute format('create policy owner_moves on audit.%I to tym_owner using (true) with check (true)', each || '_rest');
  end loop;
end $$;
