-- A notice of death, its undoing and another identity code are in the journal outside the databases: a restore repeats them before anybody is
-- served. Whoever starts takes over what the register does not know, opens it with the file's keys, and repeats it.
create table customerships.act_to_repeat (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  sealed bytea not null,
  said_at timestamptz not null
);
comment on table customerships.act_to_repeat is 'Acts of officers that a journal says were done and a restored register does not know: whoever starts first repeats them before anybody is served, and takes the row away. Encrypted with the customership''s key; dies with the file.';
create index act_to_repeat_customership on customerships.act_to_repeat (customership, said_at);
alter table customerships.act_to_repeat enable row level security;
alter table customerships.act_to_repeat force row level security;
create policy relation_keeps on customerships.act_to_repeat to tym_relation using (true) with check (true);
grant select, insert, delete on customerships.act_to_repeat to tym_relation;

create function relation.repeats_acts() returns boolean language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return ctx.person() is null and ctx.job() is not distinct from 'repeat-acts';
end $$;
-- Which of these acts the register does not know: nothing of what is being deleted or has been annulled, and nothing that was refused.
create function relation.unknown_acts(p_acts uuid[], p_files text[]) returns table (act uuid, customership uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select j.act, c.id from customerships.customership c join unnest(p_acts, p_files) j (act, file)
      on j.file = encode(sha256(convert_to(E'tym-journal/1\n' || c.id::text, 'UTF8')), 'hex')
    where not exists (select 1 from customerships.death_notice n where n.id = j.act)
      and not exists (select 1 from customerships.death_undoing u where u.id = j.act and u.state <> 'proposed')
      and not exists (select 1 from customer_data.identity_change d where d.id = j.act and d.state <> 'proposed')
      and not relation.is_annulled(c.id) and not relation.deletion_has_begun(c.id);
end $$;
create function relation.take_over_acts(p_acts uuid[], p_files text[], p_at timestamptz[], p_sealed text[]) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not relation.repeats_acts() then
    raise exception 'only a start repeats what the journal says' using errcode = '42501';
  end if;
  insert into customerships.act_to_repeat (id, customership, sealed, said_at)
    select distinct on (u.act) u.act, u.customership, decode(j.sealed, 'base64'), j.at
    from relation.unknown_acts(p_acts, p_files) u
      join unnest(p_acts, p_at, p_sealed) j (act, at, sealed) on j.act = u.act
    order by u.act, j.at
    on conflict do nothing;
end $$;
create function relation.acts_to_repeat() returns table (act uuid, customership uuid, sealed bytea, said_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not relation.repeats_acts() then return; end if;
  return query select a.id, a.customership, a.sealed, a.said_at from customerships.act_to_repeat a order by a.said_at, a.id;
end $$;
-- How many acts are to be repeated: what a restore has left, and what a journal says that no later act of the file has overtaken.
create function relation.count_unrepeated(p_acts uuid[], p_files text[], p_at timestamptz[]) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select count(*) from customerships.act_to_repeat) + (select count(distinct u.act)
    from relation.unknown_acts(p_acts, p_files) u join unnest(p_acts, p_at) j (act, at) on j.act = u.act
    where not exists (select 1 from customerships.act_to_repeat a where a.id = u.act)
      and not exists (select 1 from customerships.death_notice n where n.customership = u.customership and n.recorded_at > j.at)
      and not exists (select 1 from customerships.death_undoing n where n.customership = u.customership and n.decided_at > j.at)
      and not exists (select 1 from customer_data.identity_change n where n.customership = u.customership and n.decided_at > j.at));
end $$;
-- Takes one of them to be repeated, alone with the file; nothing where another process has taken it.
create function relation.take_act(p_act uuid) returns customerships.act_to_repeat
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare taken customerships.act_to_repeat;
begin
  if not relation.repeats_acts() then
    raise exception 'only a start repeats what the journal says' using errcode = '42501';
  end if;
  delete from customerships.act_to_repeat a where a.id = p_act returning a.* into taken;
  if taken.id is not null then perform 1 from customerships.customership c where c.id = taken.customership for update; end if;
  return taken;
end $$;
-- The organisation that acted; where the register does not know it any more, the one that started the file.
create function relation.actor_or_starter(p_customership uuid, p_organisation uuid) returns uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return coalesce((select o.id from organisations.organisation o where o.id = p_organisation),
    (select c.started_by_authority from customerships.customership c where c.id = p_customership));
end $$;

-- A notice of death, recorded again as of when it was. Answers the file; nothing where a notice stands or has been recorded since.
create function relation.record_death_again(p_act uuid, p_died_on date, p_source text, p_by text, p_as uuid, p_on date, p_kept_until date)
returns uuid
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare act customerships.act_to_repeat := relation.take_act(p_act); file customerships.customership; ends boolean; authority uuid;
begin
  if act.id is null or exists (select 1 from customerships.death_notice n
      where n.customership = act.customership and (n.state = 'standing' or n.recorded_at > act.said_at)) then return null; end if;
  select c.* into file from customerships.customership c where c.id = act.customership;
  ends := file.state <> 'ended';
  authority := relation.actor_or_starter(file.id, p_as);
  insert into customerships.death_notice (id, customership, died_on, source, ended, state_before, reason_before, state, recorded_by, recorded_as,
      recorded_on, recorded_at, kept_until)
    values (act.id, file.id, p_died_on, p_source, ends, file.state, file.end_reason, 'standing', p_by, authority, p_on, act.said_at, p_kept_until);
  if ends then
    update customerships.customership c set state = 'ended', ended_on = p_died_on, end_reason = 'death', version = c.version + 1,
        state_before_end = case c.state when 'endProposed' then c.state_before_end else c.state end
      where c.id = file.id;
    update customerships.identity_index i set open = false where i.customership = file.id;
  end if;
  insert into customerships.event (id, customership, version, event, happened_on, by_person, by_authority, recorded_at)
    select gen_random_uuid(), file.id, file.version + ends::integer, e.name, p_died_on, p_by, authority, act.said_at
    from unnest(case when ends then array['deathRecorded', 'ended'] else array['deathRecorded'] end) e (name);
  return file.id;
end $$;
-- That two persons have undone the notice that stands: the file goes on as it was. Nothing where none stands that was recorded before, or
-- where another file of the person is open.
create function relation.undo_death_again(p_act uuid, p_reason bytea, p_proposed_by text, p_proposed_as uuid, p_proposed_at timestamptz,
  p_by text, p_as uuid, p_on date)
returns uuid
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare act customerships.act_to_repeat := relation.take_act(p_act); notice customerships.death_notice; authority uuid; stood integer;
begin
  select n.* into notice from customerships.death_notice n
    where n.customership = act.customership and n.state = 'standing' and n.recorded_at <= act.said_at;
  if notice.id is null or (notice.ended and exists (select 1 from customerships.identity_index own
      join customerships.identity_index i on i.index = own.index and i.open where own.customership = act.customership)) then return null; end if;
  authority := relation.actor_or_starter(act.customership, p_as);
  update customerships.death_undoing u set state = 'undone', version = u.version + 1, decided_by = p_by, decided_as = authority,
      decided_at = act.said_at
    where u.id = act.id and u.state = 'proposed';
  if not found then
    update customerships.death_undoing u set state = 'refused', version = u.version + 1, decided_by = p_by, decided_as = authority,
        decided_at = act.said_at
      where u.notice = notice.id and u.state = 'proposed';
    insert into customerships.death_undoing (id, customership, notice, reason, state, proposed_by, proposed_as, proposed_at, decided_by,
        decided_as, decided_at)
      values (act.id, act.customership, notice.id, p_reason, 'undone', p_proposed_by,
        relation.actor_or_starter(act.customership, p_proposed_as), p_proposed_at, p_by, authority, act.said_at);
  end if;
  update customerships.death_notice n set state = 'undone', version = n.version + 1 where n.id = notice.id;
  if notice.ended then
    update customerships.customership c set state = notice.state_before, end_reason = notice.reason_before, ended_on = null,
        state_before_end = case notice.state_before when 'endProposed' then c.state_before_end end, version = c.version + 1
      where c.id = act.customership;
    update customerships.identity_index i set open = true where i.customership = act.customership;
  end if;
  select c.version into stood from customerships.customership c where c.id = act.customership;
  insert into customerships.event (id, customership, version, event, happened_on, by_person, by_authority, recorded_at)
    values (gen_random_uuid(), act.customership, stood, 'deathUndone', p_on, p_by, authority, act.said_at);
  return act.customership;
end $$;

-- Who decides says so in their own name; what a journal says they have decided is repeated in theirs.
create or replace function customerships.refuse_undoing_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (new.id, new.customership, new.notice, new.reason, new.proposed_by, new.proposed_as, new.proposed_at)
      is distinct from (old.id, old.customership, old.notice, old.reason, old.proposed_by, old.proposed_as, old.proposed_at)
      or new.version <> old.version + 1 or old.state <> 'proposed' or new.state not in ('undone', 'refused')
      or ((new.decided_by, new.decided_as, new.decided_at) is distinct from (ctx.person(), ctx.authority(), ctx.instant())
        and not relation.repeats_acts()) then
    raise exception 'an undoing is decided once, now, in one''s own name' using errcode = 'TY140';
  end if;
  return new;
end $$;
create or replace function relation.undoes_death(p_notice uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from customerships.death_undoing u where u.notice = p_notice and u.state = 'undone'
    and ((u.decided_by = ctx.person() and u.decided_at = ctx.instant()) or relation.repeats_acts()));
end $$;
create or replace function customer_data.refuse_identity_change_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (new.id, new.customership, new.kind, new.content, new.moved, new.proposed_by, new.proposed_as, new.proposed_at)
      is distinct from (old.id, old.customership, old.kind, old.content, old.moved, old.proposed_by, old.proposed_as, old.proposed_at)
      or new.version <> old.version + 1 or old.state <> 'proposed' or new.state not in ('changed', 'refused')
      or ((new.decided_by, new.decided_as, new.decided_at) is distinct from (ctx.person(), ctx.authority(), ctx.instant())
        and not relation.repeats_acts()) then
    raise exception 'a change of identity code is decided once, now, in one''s own name' using errcode = 'TY141';
  end if;
  return new;
end $$;

-- Puts the new code in the place of the former in every file that goes on under it. What may be asked of it is asked by whoever calls it.
create function relation.put_code(p_kind text, p_index bytea) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare back boolean := relation.goes_back(p_index); files uuid[] := relation.files_to_rekey(p_kind, p_index); act uuid := gen_random_uuid();
begin
  delete from customerships.former_index f where f.customership = any (files)
    and (f.index = p_index or p_kind = 'changedForSafety' or (p_kind = 'misrecorded' and not back));
  if p_kind = 'changed' and not back then
    insert into customerships.former_index (customership, index)
      select i.customership, i.index from customerships.identity_index i where i.customership = any (files) and i.index <> p_index
      on conflict do nothing;
  end if;
  update customerships.identity_index i set index = p_index, moved = act, moved_at = ctx.instant(),
      moved_here = (i.customership = ctx.customership() and p_kind <> 'misrecorded' and not back)
    where i.customership = any (files) and i.index <> p_index;
  return act;
end $$;
create or replace function relation.rekey(p_change uuid, p_index bytea) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare change customer_data.identity_change;
begin
  select d.kind, d.moved into change.kind, change.moved from customer_data.identity_change d
    where d.id = p_change and d.customership = ctx.customership();
  if change.kind is null or not relation.changes_identity() or ctx.out_of_team() or not relation.may_enter()
      or not exists (select 1 from customerships.identity_index i
        where i.customership = ctx.customership() and i.moved is not distinct from change.moved) then
    raise exception 'an identity code is changed by two persons, who have seen the present one' using errcode = 'TY141';
  end if;
  return relation.put_code(change.kind, p_index);
end $$;
-- That two persons have given the file another code: it is found by that one again, with the files that go on together. Answers the file and
-- what they have in common; nothing where another change has been decided since, or another open file has the code.
create function relation.change_code_again(p_act uuid, p_kind text, p_content bytea, p_index bytea, p_proposed_by text, p_proposed_as uuid,
  p_proposed_at timestamptz, p_by text, p_as uuid)
returns table (customership uuid, act uuid)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare pending customerships.act_to_repeat := relation.take_act(p_act); authority uuid; files uuid[]; own customerships.identity_index;
begin
  if pending.id is null or exists (select 1 from customer_data.identity_change d
      where d.customership = pending.customership and d.decided_at > pending.said_at) then return; end if;
  perform set_config('tym.customership', pending.customership::text, true);
  select i.* into own from customerships.identity_index i where i.customership = pending.customership;
  files := relation.files_to_rekey(p_kind, p_index);
  if exists (select 1 from customerships.identity_index i where i.index = p_index and i.open and i.customership <> all (files))
      and exists (select 1 from customerships.identity_index i where i.customership = any (files) and i.open) then return; end if;
  authority := relation.actor_or_starter(pending.customership, p_as);
  update customer_data.identity_change d set version = d.version + 1, decided_by = p_by, decided_as = authority, decided_at = pending.said_at,
      state = case d.id when pending.id then 'changed' else 'refused' end
    where d.customership = pending.customership and d.state = 'proposed';
  insert into customer_data.identity_change (id, customership, kind, content, moved, state, proposed_by, proposed_as, proposed_at, decided_by,
      decided_as, decided_at)
    values (pending.id, pending.customership, p_kind, p_content, own.moved, 'changed', p_proposed_by,
      relation.actor_or_starter(pending.customership, p_proposed_as), p_proposed_at, p_by, authority, pending.said_at)
    on conflict do nothing;
  return query select pending.customership, relation.put_code(p_kind, p_index);
end $$;
-- The version of the entry that said it, as of when it was decided.
create function relation.say_code_again(p_entry uuid, p_version integer, p_content bytea, p_reason bytea, p_author text, p_role text,
  p_employer uuid, p_certificate uuid, p_at timestamptz)
returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not relation.repeats_acts() or not exists (select 1 from customer_data.identity_change d
      where d.customership = ctx.customership() and d.state = 'changed' and d.decided_by = p_author and d.decided_at = p_at) then
    raise exception 'only a start says again what two persons have decided' using errcode = '42501';
  end if;
  insert into customer_data.entry (id, version, customership, category, field, class, owner, author, author_role, author_employer, certificate,
      source, recorded_at, occurred_on, content, correction_reason)
    select e.id, p_version, e.customership, e.category, e.field, e.class, e.owner, p_author, p_role,
      (select o.id from organisations.organisation o where o.id = p_employer), p_certificate, e.source, p_at, e.occurred_on, p_content, p_reason
    from customer_data.entry e where e.id = p_entry and e.version = p_version - 1 and e.customership = ctx.customership() and e.field = '1.01';
end $$;

grant insert (id, customership, died_on, source, ended, state_before, reason_before, state, recorded_by, recorded_as, recorded_on, recorded_at,
  kept_until), update (state, version) on customerships.death_notice to tym_relation;
grant select, insert, update (state, version, decided_by, decided_as, decided_at) on customerships.death_undoing to tym_relation;
grant select, insert, update (state, version, decided_by, decided_as, decided_at) on customer_data.identity_change to tym_relation;
grant select, update (state, ended_on, end_reason, state_before_end, version) on customerships.customership to tym_relation;
grant update (open) on customerships.identity_index to tym_relation;
grant insert on customerships.event to tym_relation;
grant select, insert on customer_data.entry to tym_relation;
do $$
declare each record;
begin
  for each in select * from (values ('customerships.death_notice', 'insert', 'update'), ('customerships.death_undoing', 'insert', 'update'),
      ('customer_data.identity_change', 'insert', 'update'), ('customerships.event', 'insert', null), ('customer_data.entry', 'insert', null),
      ('customerships.customership', null, 'update')) t (name, adds, changes) loop
    if each.adds is not null then
      execute format('create policy repeated on %s for insert to tym_relation with check (relation.repeats_acts())', each.name);
    end if;
    if each.changes is not null then
      execute format('create policy repeated_change on %s for update to tym_relation using (relation.repeats_acts())', each.name);
    end if;
  end loop;
end $$;
-- Whoever starts lays the entry out in the documents that it is read from.
create policy repeated_by_start on customer_data.entry for select to tym_app, tym_worker
  using ((select relation.repeats_acts()) and customership = (select ctx.customership()));
create policy repeated_by_start on customer_data.entry_flag for select to tym_app, tym_worker
  using ((select relation.repeats_acts()) and customership = (select ctx.customership()));
create policy repeated_by_start on customer_data.current_document to tym_app, tym_worker
  using ((select relation.repeats_acts()) and customership = (select ctx.customership()))
  with check ((select relation.repeats_acts()) and customership = (select ctx.customership()));
revoke execute on function relation.repeats_acts, relation.unknown_acts, relation.take_over_acts, relation.acts_to_repeat, relation.count_unrepeated,
  relation.take_act, relation.actor_or_starter, relation.record_death_again, relation.undo_death_again, relation.put_code,
  relation.change_code_again, relation.say_code_again from public;
grant execute on function relation.repeats_acts to tym_app, tym_worker, tym_relation;
grant execute on function relation.take_over_acts, relation.acts_to_repeat, relation.record_death_again, relation.undo_death_again,
  relation.change_code_again, relation.say_code_again to tym_app, tym_worker;
grant execute on function relation.count_unrepeated to tym_exchange;
-- What the triggers of a file ask as whoever changes it.
grant execute on function customerships.working_state, retention.be_alone to tym_relation;
