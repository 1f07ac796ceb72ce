-- The deletion itself (381/2023 12 §): what was begun, what it has to look for afterwards, and its certificate.
create table retention.deletion_run (
  id uuid primary key,
  on_date date not null,
  begun_at timestamptz not null,
  due integer not null check (due >= 0)
);
comment on table retention.deletion_run is 'One run of the deletion: the day, and how many files were due and not held. Nothing of anybody.';

create table retention.deletion (
  id uuid primary key,
  run uuid not null references retention.deletion_run (id),
  customership uuid unique,
  ended_on date,
  due_on date,
  section text not null,
  months integer not null check (months > 0),
  effective_from date not null,
  state text not null check (state in ('begun', 'erased', 'residue', 'certified')),
  begun_at timestamptz not null,
  begun_on date not null,
  held integer not null check (held >= 0),
  key_destroyed_at timestamptz,
  erased_at timestamptz,
  residue text[] not null default '{}',
  certified_at timestamptz,
  certificate text,
  constraint due_by_rule check (due_on = (ended_on + make_interval(months => months))::date),
  constraint never_early check (due_on <= begun_on),
  constraint erased_without_key check (erased_at is null or key_destroyed_at is not null),
  constraint erased_whole check ((state = 'begun') = (erased_at is null)),
  constraint residue_named check ((state = 'residue') = (cardinality(residue) > 0)),
  constraint certified_whole check ((state = 'certified') = (certificate is not null) and (certificate is null) = (certified_at is null)),
  constraint certified_of_nobody check ((state = 'certified') = (customership is null)
    and (customership is null) = (ended_on is null) and (ended_on is null) = (due_on is null))
);
comment on table retention.deletion is 'A deletion that has begun: which file, by which version of the rule, how far it has come. Once a scan of every store has found nothing it is certified, and forgets which file and which day it was; the signed certificate stays.';
create index deletion_of_run on retention.deletion (run);
create index deletion_open on retention.deletion (id) where state <> 'certified';
create index deletion_certified on retention.deletion (certified_at, id) where state = 'certified';

create table retention.trace (
  deletion uuid not null references retention.deletion (id),
  needle text not null check (needle ~ '^[0-9a-z-]{8,80}$'),
  kind text not null check (kind in ('id', 'index', 'job', 'outlives')),
  primary key (deletion, needle)
);
comment on table retention.trace is 'What nothing may be found of after a deletion: ids of the file and of everything in it, its number, hash and blind index; deliveries of its jobs in the queue; and, not looked for, ids of what outlives it. Gone with the certificate.';

create table retention.erased (
  deletion uuid not null references retention.deletion (id),
  class text not null,
  rows bigint not null check (rows >= 0),
  primary key (deletion, class)
);
comment on table retention.erased is 'How many rows of each class of retention a deletion has erased: numbers for the certificate.';

create table retention.canary (id text primary key);
comment on table retention.canary is 'What a scan plants to find it: a scan that does not is blind, and certifies nothing. Empty outside a scan.';

-- A deletion begins with a file that has ended, is due and is held by nobody, and never goes back.
create function relation.ended_on(p_customership uuid) returns date
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.job() is null then return null; end if;
  return (select c.ended_on from customerships.customership c where c.id = p_customership and c.state = 'ended');
end $$;
create function relation.deletion_has_begun(p_customership uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from retention.deletion d where d.customership = p_customership)
$$;
create function retention.begins_rightly() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform retention.be_alone(new.customership);
  if new.state <> 'begun' or new.begun_at is distinct from ctx.instant() or new.key_destroyed_at is not null
      or new.ended_on is distinct from relation.ended_on(new.customership) then
    raise exception 'a deletion begins now, with a file that ended on the day given' using errcode = 'TY012';
  end if;
  if retention.live_file_hold(new.customership) then
    raise exception 'the file is held' using errcode = 'TY012';
  end if;
  return new;
end $$;
create function retention.refuse_undoing() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.state = 'certified' or (old.state <> 'begun' and new.state = 'begun') or (old.state = 'begun' and new.state <> 'erased' and new.state <> 'begun')
      or (new.id, new.run, new.section, new.months, new.effective_from, new.begun_at, new.begun_on, new.held)
        is distinct from (old.id, old.run, old.section, old.months, old.effective_from, old.begun_at, old.begun_on, old.held) then
    raise exception 'a deletion that has begun goes on to its certificate' using errcode = 'TY012';
  end if;
  if new.state <> 'certified' then
    if (new.customership, new.ended_on, new.due_on) is distinct from (old.customership, old.ended_on, old.due_on)
        or (old.key_destroyed_at is not null and new.key_destroyed_at is distinct from old.key_destroyed_at) then
      raise exception 'which file a deletion is of is forgotten only with its certificate' using errcode = 'TY012';
    end if;
  elsif old.state <> 'erased' or new.certified_at is distinct from ctx.instant() then
    raise exception 'a deletion is certified once nothing has been found' using errcode = 'TY012';
  end if;
  return new;
end $$;
-- Sorts after "alone_with_file": whoever comes second sees who came first.
create function retention.refuse_after_beginning() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if relation.deletion_has_begun(new.customership) then
    raise exception 'the deletion of the file has begun' using errcode = 'TY011';
  end if;
  return new;
end $$;
create trigger begins_rightly before insert on retention.deletion for each row execute function retention.begins_rightly();
create trigger refuse_undoing before update on retention.deletion for each row execute function retention.refuse_undoing();
create trigger begun_refuses before insert or update on retention.hold for each row execute function retention.refuse_after_beginning();
revoke execute on function retention.begins_rightly, retention.refuse_undoing, retention.refuse_after_beginning from public;
revoke execute on function relation.ended_on, relation.deletion_has_begun from public;
grant execute on function retention.begins_rightly, retention.refuse_undoing, relation.ended_on to tym_worker;
grant execute on function retention.refuse_after_beginning, relation.deletion_has_begun to tym_app, tym_worker;

do $$
declare name text;
begin
  foreach name in array array['deletion_run', 'deletion', 'trace', 'erased', 'canary'] loop
    execute format('alter table retention.%I enable row level security', name);
    execute format('alter table retention.%I force row level security', name);
  end loop;
  foreach name in array array['deletion_run', 'deletion', 'trace', 'erased'] loop
    execute format('create policy deleting on retention.%I for select to tym_worker
      using ((select ctx.job()) in (''delete-due-files'', ''certify-deletions''))', name);
    execute format('grant select on retention.%I to tym_worker', name);
    execute format('create policy erasing on retention.%I to tym_eraser using (true) with check (true)', name);
  end loop;
  -- What the deletion reads of holds, and of what it has to keep or to tell.
  foreach name in array array['hold', 'hold_entry'] loop
    execute format('create policy deleting on retention.%I for select to tym_worker
      using ((select ctx.job()) = ''delete-due-files'')', name);
  end loop;
  foreach name in array array['kept_hold', 'held_entry', 'farewell'] loop
    execute format('create policy kept_by_deletion on retention.%I for insert to tym_worker
      with check ((select ctx.job()) = ''delete-due-files'')', name);
    execute format('grant insert on retention.%I to tym_worker', name);
  end loop;
end $$;
grant usage on schema retention to tym_eraser, tym_scanner;
create policy begun on retention.deletion_run for insert to tym_worker
  with check ((select ctx.job()) = 'delete-due-files' and begun_at = (select ctx.instant()));
create policy begun on retention.deletion for insert to tym_worker with check ((select ctx.job()) = 'delete-due-files');
create policy goes_on on retention.deletion for update to tym_worker
  using ((select ctx.job()) in ('delete-due-files', 'certify-deletions')) with check (true);
create policy forgotten on retention.trace for delete to tym_worker using ((select ctx.job()) = 'certify-deletions');
grant insert on retention.deletion_run, retention.deletion to tym_worker;
grant update (state, key_destroyed_at, residue, customership, ended_on, due_on, certified_at, certificate) on retention.deletion to tym_worker;
grant delete on retention.trace to tym_worker;
grant select, update (state, erased_at, residue) on retention.deletion to tym_eraser;
grant select, insert, update (kind), delete on retention.trace to tym_eraser;
grant select, insert, update (rows) on retention.erased to tym_eraser;

create policy deletion_sees on retention.deletion for select to tym_relation using (true);
grant select (customership) on retention.deletion to tym_relation;
-- The agency's operators see how runs went; certificates are for whoever answers questions about them.
create policy operators_see on retention.deletion_run for select to tym_app
  using ((select ctx.kind()) = 'organisation' and (select ctx.role()) = 'kehaOperator');
create policy agency_sees on retention.deletion for select to tym_app
  using ((select ctx.kind()) = 'organisation' and ((select ctx.role()) = 'kehaOperator' or ((select ctx.role()) = 'registrar' and state = 'certified')));
grant select on retention.deletion_run to tym_app;
grant select (id, run, state, begun_on, due_on, residue, certified_at, certificate) on retention.deletion to tym_app;

create policy planted on retention.canary to tym_scanner using (true) with check (true);
grant select, insert, delete on retention.canary to tym_scanner;

create policy held_sees on retention.kept_hold for select to tym_worker using ((select ctx.job()) = 'delete-due-files');
create policy farewell_of_deletion on retention.farewell for select to tym_worker
  using ((select ctx.job()) in ('delete-due-files', 'certify-deletions'));
create policy certified on retention.farewell for update to tym_worker
  using ((select ctx.job()) = 'certify-deletions') with check (outcome is null);
grant update (ready_at) on retention.farewell to tym_worker;
create policy deleting on customer_data.entry for select to tym_worker using ((select ctx.job()) = 'delete-due-files'
  and ((category = 1 and field in ('1.01', '1.11')) or exists (select 1 from retention.hold_entry h where h.entry = entry.id)));
grant select (owner, author, author_role, recorded_at, occurred_on) on customer_data.entry to tym_worker;

-- The eraser reads what it needs to know what to look for, and what outlives a file.
grant usage on schema ctx, audit, outbox, guard, notifications, customerships, customer_data, consents, disclosures, retention to tym_eraser;
grant execute on function ctx.job, ctx.said, retention.live_file_hold to tym_eraser;
grant select (state, ended_on, number, referral_hash) on customerships.customership to tym_eraser;
grant select (index) on customerships.identity_index to tym_eraser;
create policy others_of_the_person on customerships.identity_index for select to tym_eraser using (true);
grant select (scope, state) on retention.hold to tym_eraser;
grant select (id, channel, party, owner, left_at) on disclosures.disclosure to tym_eraser;
grant select (id, disclosure, state, planned_at) on disclosures.recall to tym_eraser;
create policy erasing on retention.outstanding_recall to tym_eraser using (true) with check (true);
grant select (disclosure, recall), insert on retention.outstanding_recall to tym_eraser;
create policy erasing on retention.kept_hold for select to tym_eraser using (true);
grant select (id) on retention.kept_hold to tym_eraser;
create policy erasing on outbox.job to tym_eraser using (true) with check (false);
grant select (id, payload, once_key, run_at), delete on outbox.job to tym_eraser;
create policy erasing on guard.idempotency to tym_eraser using (true) with check (false);
grant select (resource), delete on guard.idempotency to tym_eraser;

do $$
declare known text := (select pg_get_constraintdef(c.oid) from pg_constraint c
  where c.conrelid = 'notifications.notification'::regclass and c.conname = 'notification_kind_check');
begin
  alter table notifications.notification drop constraint notification_kind_check;
  execute format('alter table notifications.notification add constraint notification_kind_check check ((%s) or kind in (''deletionResidue''))',
    substring(known from '^CHECK \((.*)\)$'));
end $$;
