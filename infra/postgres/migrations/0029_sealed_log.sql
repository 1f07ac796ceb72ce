-- The log is sealed: every committed line becomes a leaf of one append-only Merkle tree (RFC 9162), whose heads are signed.
create table audit.log_state (
  origin text primary key check (origin <> ''),
  size bigint not null default 0 check (size >= 0),
  root bytea not null check (octet_length(root) = 32),
  sealed_below xid8 not null default '0',
  sealed_at timestamptz
);
comment on table audit.log_state is 'The head of the tree, and below which transaction every line is a leaf of it. Its row is the lock of whoever seals; nothing of anybody.';

create table audit.leaf (
  index bigint primary key check (index >= 0),
  line uuid not null unique references audit.entry (line),
  salt bytea not null check (octet_length(salt) = 32),
  file_commitment bytea not null check (octet_length(file_commitment) = 32)
);
comment on table audit.leaf is 'Which leaf of the tree a line is, with what it takes to show that it says what it said. Goes with its line; the hash of the leaf stays in the tree.';

create table audit.file_line (
  line uuid primary key references audit.detail (line),
  customership uuid not null,
  number bigint not null check (number > 0),
  salt bytea not null check (octet_length(salt) = 32),
  unique (customership, number)
);
comment on table audit.file_line is 'The numbers of a customership''s lines, in the order of the leaves and without a gap, each with the salt of what links it to the file: dies with the file.';

create table audit.tile (
  level smallint not null check (level between 0 and 63),
  index bigint not null check (index >= 0),
  data bytea not null check (octet_length(data) between 32 and 8192 and octet_length(data) % 32 = 0),
  primary key (level, index)
);
alter table audit.tile alter column data set storage external;
comment on table audit.tile is 'The hashes of the tree in the layout of C2SP tlog-tiles. Readable by everybody: a hash tells nothing without its salts.';

create table audit.checkpoint (
  size bigint primary key check (size >= 0),
  note text not null,
  signed_at timestamptz not null
);
comment on table audit.checkpoint is 'Heads of the tree as the agency has signed them (C2SP tlog-checkpoint). Readable by everybody.';

-- Nothing that is sealed is changed, whoever asks.
create function audit.refuse_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'tile' then
    if (new.level, new.index) is not distinct from (old.level, old.index)
      and substring(new.data from 1 for octet_length(old.data)) = old.data then return new; end if;
  elsif tg_op = 'UPDATE' and tg_table_name = 'log_state' then
    if new.origin = old.origin and new.sealed_below >= old.sealed_below
      and (new.size > old.size or (new.size = old.size and new.root = old.root)) then return new; end if;
  end if;
  raise exception 'the log is only added to' using errcode = 'TY018';
end $$;
revoke execute on function audit.refuse_change from public;
grant execute on function audit.refuse_change to tym_app, tym_worker, tym_gate, tym_eraser;
do $$
declare name text;
begin
  foreach name in array array['entry', 'detail', 'leaf', 'file_line', 'tile', 'checkpoint', 'log_state'] loop
    execute format('create trigger refuse_change before update on audit.%I for each row execute function audit.refuse_change()', name);
  end loop;
  foreach name in array array['tile', 'checkpoint', 'log_state'] loop
    execute format('create trigger refuse_delete before delete on audit.%I for each row execute function audit.refuse_change()', name);
  end loop;
  foreach name in array array['log_state', 'leaf', 'file_line', 'tile', 'checkpoint'] loop
    execute format('alter table audit.%I enable row level security', name);
    execute format('alter table audit.%I force row level security', name);
    execute format('create policy sealed on audit.%I for select to tym_worker using ((select ctx.job()) = ''seal-log'')', name);
    execute format('create policy seals on audit.%I for insert to tym_worker with check ((select ctx.job()) = ''seal-log'')', name);
  end loop;
end $$;

-- A line cannot say that another transaction wrote it: it would be sealed too early, or never.
create policy own_transaction on audit.entry as restrictive for insert to public with check (xact = pg_current_xact_id());

create policy sealed on audit.entry for select to tym_worker using ((select ctx.job()) = 'seal-log');
create policy sealed on audit.detail for select to tym_worker using ((select ctx.job()) = 'seal-log');
grant select on audit.entry, audit.detail to tym_worker;
create policy grows on audit.log_state for update to tym_worker using ((select ctx.job()) = 'seal-log');
create policy grows on audit.tile for update to tym_worker using ((select ctx.job()) = 'seal-log');
grant select, insert on audit.log_state, audit.leaf, audit.file_line, audit.tile, audit.checkpoint to tym_worker;
grant update (size, root, sealed_below, sealed_at) on audit.log_state to tym_worker;
grant update (data) on audit.tile to tym_worker;

create policy public_hashes on audit.tile for select to tym_app using (true);
create policy public_heads on audit.checkpoint for select to tym_app using (true);
grant select on audit.tile, audit.checkpoint to tym_app;

-- A leaf's row goes with its line.
create policy old_seen on audit.leaf for select to tym_worker using ((select ctx.job()) = 'clear-old-log-lines');
create policy old on audit.leaf for delete to tym_worker using ((select ctx.job()) = 'clear-old-log-lines'
  and not exists (select 1 from audit.detail d where d.line = leaf.line));
grant delete on audit.leaf to tym_worker;

-- When the oldest line was written that no signed head covers yet; null when there is none.
create policy relation_sees on audit.log_state for select to tym_relation using (true);
create policy relation_sees on audit.leaf for select to tym_relation using (true);
create policy relation_sees on audit.checkpoint for select to tym_relation using (true);
grant select (at, xact) on audit.entry to tym_relation;
grant select (origin, sealed_below) on audit.log_state to tym_relation;
grant select (index, line) on audit.leaf to tym_relation;
grant select (size) on audit.checkpoint to tym_relation;
create function relation.oldest_unsealed() returns timestamptz
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return least(
    (select e.at from audit.leaf l join audit.entry e on e.line = l.line
      where l.index >= coalesce((select max(c.size) from audit.checkpoint c), 0) order by l.index limit 1),
    (select e.at from audit.entry e where e.xact >= coalesce((select max(s.sealed_below) from audit.log_state s), '0'::xid8)
      and not exists (select from audit.leaf l where l.line = e.line) order by e.xact limit 1));
end $$;
revoke execute on function relation.oldest_unsealed from public;
