-- After a restore the log goes on under a new name, and says in public that it does.
create table audit.recovery (
  origin text primary key check (origin <> ''),
  former_origin text not null check (former_origin <> ''),
  size bigint not null check (size >= 0),
  root bytea not null check (octet_length(root) = 32),
  known_size bigint check (known_size >= 0),
  recovered_at timestamptz not null,
  deletions integer not null check (deletions >= 0),
  withdrawals integer not null check (withdrawals >= 0),
  not_restored integer not null check (not_restored >= 0),
  still_held integer not null check (still_held >= 0),
  statement text
);
comment on table audit.recovery is 'A restore from a backup: which log goes on as which from where, the largest head of the former one that witnesses knew, how many deletions and withdrawals were done again, how many deletions were of files that the backup did not have, how many wait for the worker to keep held entries apart, and the signed statement of it. Nothing of anybody.';
alter table audit.recovery enable row level security;
alter table audit.recovery force row level security;
create policy public_statements on audit.recovery for select to tym_app using (statement is not null);
create policy sealed on audit.recovery for select to tym_worker using ((select ctx.job()) = 'seal-log');
create policy stated on audit.recovery for update to tym_worker
  using ((select ctx.job()) = 'seal-log' and statement is null) with check (statement is not null);
create policy relation_sees on audit.recovery for select to tym_relation using (true);
grant select on audit.recovery to tym_app, tym_worker;
grant update (statement) on audit.recovery to tym_worker;
grant select (recovered_at, not_restored, still_held) on audit.recovery to tym_relation;

-- How many deletions this database knows of: fewer than the journal has means that it is older than the journal. Those that a restore
-- left to the worker count only for who deletes.
create function relation.known_deletions(p_deletes boolean) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select count(*) from retention.deletion) + coalesce((select r.not_restored + case when p_deletes then r.still_held else 0 end
    from audit.recovery r order by r.recovered_at desc limit 1), 0);
end $$;
revoke execute on function relation.known_deletions from public;
