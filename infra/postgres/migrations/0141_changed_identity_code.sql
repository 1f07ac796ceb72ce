-- A person's identity code changes, or was recorded wrong: two persons say so, and the file is found by the new one.
create table customer_data.identity_change (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  kind text not null check (kind in ('changed', 'changedForSafety', 'misrecorded')),
  content bytea not null,
  moved uuid,
  state text not null check (state in ('proposed', 'changed', 'refused')),
  version integer not null default 1 check (version > 0),
  proposed_by text not null,
  proposed_as uuid not null references organisations.organisation (id),
  proposed_at timestamptz not null,
  decided_by text,
  decided_as uuid references organisations.organisation (id),
  decided_at timestamptz,
  constraint decided_whole check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)
    and (decided_by is null) = (decided_as is null)),
  constraint two_persons check (state <> 'changed' or decided_by <> proposed_by)
);
comment on table customer_data.identity_change is 'That the identity code (1.01) become another: who proposed it and which other person decided. The code and the reason are encrypted with the customership''s key; dies with the file.';
create index identity_change_customership on customer_data.identity_change (customership, proposed_at);
create index identity_change_proposed_as on customer_data.identity_change (proposed_as);
create index identity_change_decided_as on customer_data.identity_change (decided_as);
create unique index one_waiting_identity_change on customer_data.identity_change (customership) where state = 'proposed';
create function customer_data.refuse_identity_change_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (new.id, new.customership, new.kind, new.content, new.moved, new.proposed_by, new.proposed_as, new.proposed_at)
      is distinct from (old.id, old.customership, old.kind, old.content, old.moved, old.proposed_by, old.proposed_as, old.proposed_at)
      or new.version <> old.version + 1 or old.state <> 'proposed' or new.state not in ('changed', 'refused')
      or (new.decided_by, new.decided_as, new.decided_at) is distinct from (ctx.person(), ctx.authority(), ctx.instant()) then
    raise exception 'a change of identity code is decided once, now, in one''s own name' using errcode = 'TY141';
  end if;
  return new;
end $$;
revoke execute on function customer_data.refuse_identity_change_return from public;
grant execute on function customer_data.refuse_identity_change_return to tym_app;
create trigger refuse_identity_change_return before update on customer_data.identity_change
  for each row execute function customer_data.refuse_identity_change_return();
alter table customer_data.identity_change enable row level security;
alter table customer_data.identity_change force row level security;
create policy team_reads on customer_data.identity_change for select to tym_app
  using (customership = (select ctx.customership()) and not (select ctx.out_of_team()) and (select ctx.role_may('identity.readChanges'))
    and (select relation.may_enter()));
create policy team_proposes on customer_data.identity_change for insert to tym_app
  with check (customership = (select ctx.customership()) and not (select ctx.out_of_team()) and (select ctx.role_may('identity.proposeChange'))
    and (select relation.may_enter()) and state = 'proposed' and proposed_by = (select ctx.person())
    and proposed_as = (select ctx.authority()) and proposed_at = (select ctx.instant()));
create policy team_decides on customer_data.identity_change for update to tym_app
  using (customership = (select ctx.customership()) and not (select ctx.out_of_team()) and (select ctx.role_may('identity.decideOnChange'))
    and (select relation.may_enter()));
create policy relation_sees on customer_data.identity_change for select to tym_relation using (true);
grant select, insert on customer_data.identity_change to tym_app;
grant update (state, version, decided_by, decided_as, decided_at) on customer_data.identity_change to tym_app;
grant select (id, customership, kind, moved, state, decided_by, decided_at) on customer_data.identity_change to tym_relation;

create table customerships.former_index (
  customership uuid not null references customerships.customership (id),
  index bytea not null check (octet_length(index) = 32),
  primary key (customership, index)
);
comment on table customerships.former_index is 'Keyed blind index of an identity code that the person had before: by it the case team alone finds the file, never where the person is under non-disclosure for safety. None of a code that was changed for safety. Dies with the customership.';
create index former_index_lookup on customerships.former_index (index);
alter table customerships.former_index enable row level security;
alter table customerships.former_index force row level security;
create policy relation_keeps on customerships.former_index to tym_relation using (true) with check (true);
grant select, insert, delete on customerships.former_index to tym_relation;
create policy others_of_the_person on customerships.former_index for select to tym_eraser using (true);
grant select (index) on customerships.former_index to tym_eraser;
-- By which act, when, and whether by this file's own change a file has its present code; nothing where it has it from the start.
alter table customerships.identity_index add column moved uuid, add column moved_at timestamptz, add column moved_here boolean not null default false,
  add constraint moved_whole check ((moved is null) = (moved_at is null) and (moved is not null or not moved_here));
grant update (index, moved, moved_at, moved_here) on customerships.identity_index to tym_relation;

-- Whether the present caller has just decided, as the second person, that the entered file gets another identity code.
create function relation.changes_identity() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from customer_data.identity_change d where d.customership = ctx.customership() and d.state = 'changed'
    and d.decided_by = ctx.person() and d.decided_at = ctx.instant());
end $$;
-- Whether the new code is one that the entered file had before: it goes back.
create function relation.goes_back(p_index bytea) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from customerships.former_index f where f.customership = ctx.customership() and f.index = p_index);
end $$;
-- The files that go on under another code. Back, and to a correction, what this file's own change took; else what has the present code by the
-- same act or since: a file that had it before may be somebody else's.
create function relation.files_to_rekey(p_kind text, p_index bytea) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare own customerships.identity_index;
begin
  select i.* into own from customerships.identity_index i where i.customership = ctx.customership();
  if p_kind = 'misrecorded' or relation.goes_back(p_index) then
    return array(select i.customership from customerships.identity_index i
      where i.customership = own.customership or (own.moved_here and i.index = own.index and i.moved = own.moved));
  end if;
  return array(select i.customership from customerships.identity_index i join customerships.customership c on c.id = i.customership
    where i.index = own.index and (own.moved is null or i.moved = own.moved or coalesce(i.moved_at, c.recorded_at) > own.moved_at));
end $$;
-- An open file that has the new code already, where one of those that would get it is open. Whoever asks is alone with both codes.
create function relation.file_in_the_way(p_index bytea, p_kind text) returns table (customership uuid, on_team boolean)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare present bytea; files uuid[]; each bytea;
begin
  if ctx.kind() is distinct from 'customership' or ctx.out_of_team() or not ctx.role_may('identity.decideOnChange')
      or not relation.may_enter() then
    raise exception 'an identity code is changed from within a customership' using errcode = '42501';
  end if;
  select i.index into present from customerships.identity_index i where i.customership = ctx.customership();
  for each in select v from (values (present), (p_index)) codes (v) order by v loop
    perform pg_advisory_xact_lock(hashtextextended('open-customership:' || encode(each, 'hex'), 0));
  end loop;
  if not exists (select 1 from customerships.identity_index i join customer_data.identity_change d on d.customership = i.customership
      where i.customership = ctx.customership() and i.index = present and d.state = 'proposed' and i.moved is not distinct from d.moved) then
    raise exception 'the code has become another since the change was proposed' using errcode = 'TY141';
  end if;
  files := relation.files_to_rekey(p_kind, p_index);
  return query select i.customership, relation.on_case_team(i.customership, ctx.person(), ctx.authority())
    from customerships.identity_index i where i.index = p_index and i.open and i.customership <> all (files)
      and exists (select 1 from customerships.identity_index o where o.customership = any (files) and o.open);
end $$;
-- Puts the new code in the place of the former, as the two persons have decided. The former one finds the file for its team only
-- where the person had it, and nothing after a change for safety. Answers what the files that have moved together have in common.
create function relation.rekey(p_change uuid, p_index bytea) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare change customer_data.identity_change; back boolean := relation.goes_back(p_index); files uuid[]; act uuid := gen_random_uuid();
begin
  select d.kind, d.moved into change.kind, change.moved from customer_data.identity_change d
    where d.id = p_change and d.customership = ctx.customership();
  if change.kind is null or not relation.changes_identity() or ctx.out_of_team() or not relation.may_enter()
      or not exists (select 1 from customerships.identity_index i
        where i.customership = ctx.customership() and i.moved is not distinct from change.moved) then
    raise exception 'an identity code is changed by two persons, who have seen the present one' using errcode = 'TY141';
  end if;
  files := relation.files_to_rekey(change.kind, p_index);
  delete from customerships.former_index f where f.customership = any (files)
    and (f.index = p_index or change.kind = 'changedForSafety' or (change.kind = 'misrecorded' and not back));
  if change.kind = 'changed' and not back then
    insert into customerships.former_index (customership, index)
      select i.customership, i.index from customerships.identity_index i where i.customership = any (files) and i.index <> p_index
      on conflict do nothing;
  end if;
  update customerships.identity_index i set index = p_index, moved = act, moved_at = ctx.instant(),
      moved_here = (i.customership = ctx.customership() and change.kind <> 'misrecorded' and not back)
    where i.customership = any (files) and i.index <> p_index;
  return act;
end $$;
-- The other files that an act gave another code: for the job that tells of it.
create function relation.files_moved(p_customership uuid, p_act uuid) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.job() is distinct from 'tell-other-files' then return; end if;
  return query select i.customership from customerships.identity_index i
    where i.moved = p_act and i.customership <> p_customership order by i.customership;
end $$;
-- Up to which version the entry of the entered file's code is of no use to anybody: another code was recorded wrong, and is somebody else's.
create function relation.misrecorded_before() returns integer
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'customership' or not relation.may_enter() then return null; end if;
  return (select max(e.version) from customer_data.entry e join customer_data.identity_change d on d.customership = e.customership
    where e.customership = ctx.customership() and e.field = '1.01' and d.kind = 'misrecorded' and d.state = 'changed'
      and e.author = d.decided_by and e.recorded_at = d.decided_at);
end $$;
grant select (author, recorded_at) on customer_data.entry to tym_relation;
revoke execute on function relation.changes_identity, relation.misrecorded_before, relation.goes_back, relation.files_to_rekey, relation.file_in_the_way, relation.rekey,
  relation.files_moved from public;
grant execute on function relation.changes_identity, relation.misrecorded_before, relation.file_in_the_way, relation.rekey to tym_app;
grant execute on function relation.files_moved to tym_worker;

-- Who stores is the responsible controller (13 §). What two persons of any party decide of turvakielto and of the identity code is said in
-- the entries that had it.
drop policy stored_by_own_party on customer_data.entry;
create policy stored_by_own_party on customer_data.entry as restrictive for insert to tym_app
  with check ((select relation.is_party((select ctx.customership()), owner))
    and (owner = (select ctx.authority()) or (select ctx.is_customer()) or (select ctx.kind()) = 'opening'
      or (field = '1.09' and version > 1 and (select relation.lifts_safety()))
      or (field = '1.01' and version > 1 and (select relation.changes_identity()))));
-- No other road leads to another identity code than the start and two persons.
create policy identity_takes_two on customer_data.entry as restrictive for insert to tym_app
  with check (field <> '1.01' or (version = 1 and (select ctx.kind()) = 'opening')
    or (version > 1 and (select relation.changes_identity())));

do $$
declare known text := (select pg_get_constraintdef(c.oid) from pg_constraint c
  where c.conrelid = 'notifications.notification'::regclass and c.conname = 'notification_kind_check');
begin
  alter table notifications.notification drop constraint notification_kind_check;
  execute format('alter table notifications.notification add constraint notification_kind_check check ((%s) or kind in
    (''identityChangeProposed'', ''identityChangeRefused'', ''identityChanged'', ''identityChangedElsewhere''))',
    substring(known from '^CHECK \((.*)\)$'));
end $$;
