-- How many of what a journal says is gone (`deletionHash` of files and of holds) this database still has,
-- though nobody is about to delete it. The files that the last restore left to the worker count only for
-- whoever serves.
create or replace function relation.count_back(p_hashes text[], p_deletes boolean) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare left_over text[] := '{}'; files bigint; holds bigint;
begin
  if p_deletes then
    select r.left_to_worker into left_over from audit.recovery r order by r.recovered_at desc limit 1;
  end if;
  select count(*) into files from customerships.customership c
    join unnest(p_hashes) as h(hash) on h.hash = encode(sha256(convert_to(E'tym-journal/1\n' || c.id::text, 'UTF8')), 'hex')
    where h.hash <> all (coalesce(left_over, '{}')) and not exists (select from retention.deletion d where d.customership = c.id);
  select count(*) into holds from retention.kept_hold k
    join unnest(p_hashes) as h(hash) on h.hash = encode(sha256(convert_to(E'tym-journal/1\n' || k.id::text, 'UTF8')), 'hex')
    where k.released_at is null;
  return files + holds;
end $$;

create or replace function relation.repeats_acts() returns boolean language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return ctx.person() is null and ctx.job() is not distinct from 'repeat-acts';
end $$;
grant execute on function relation.repeats_acts to tym_app, tym_worker, tym_relation;

-- A transfer and turvakielto are known by the line of the log that says them: it has the id of the act.
create or replace function relation.unknown_acts(p_acts uuid[], p_files text[]) returns table (act uuid, customership uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select j.act, c.id from customerships.customership c join unnest(p_acts, p_files) j (act, file)
      on j.file = encode(sha256(convert_to(E'tym-journal/1\n' || c.id::text, 'UTF8')), 'hex')
    where not exists (select 1 from customerships.death_notice n where n.id = j.act)
      and not exists (select 1 from customerships.death_undoing u where u.id = j.act and u.state <> 'proposed')
      and not exists (select 1 from customer_data.identity_change d where d.id = j.act and d.state <> 'proposed')
      and not exists (select 1 from customerships.transfer t where t.id = j.act)
      and not exists (select 1 from audit.detail d join audit.entry e on e.line = d.line where d.customership = c.id
        and e.event in ('entry.recorded', 'entry.corrected', 'safety.restored') and j.act::text = any (d.resources))
      and not exists (select 1 from customerships.act_to_repeat a where a.id = j.act and a.passed_at is not null)
      and not relation.is_annulled(c.id) and not relation.deletion_has_begun(c.id);
end $$;

create or replace function relation.take_over_acts(p_acts uuid[], p_files text[], p_at timestamptz[], p_sealed text[]) returns void
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
grant execute on function relation.take_over_acts to tym_app, tym_worker;

create or replace function relation.acts_to_repeat() returns table (act uuid, customership uuid, sealed bytea, said_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not relation.repeats_acts() then return; end if;
  return query select a.id, a.customership, a.sealed, a.said_at from customerships.act_to_repeat a where a.passed_at is null
    order by a.said_at, a.id;
end $$;
grant execute on function relation.acts_to_repeat to tym_app, tym_worker;

-- How many acts are to be repeated: what a restore has left, and what a journal says that no later act of the
-- file has overtaken.
create or replace function relation.count_unrepeated(p_acts uuid[], p_files text[], p_at timestamptz[]) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select count(*) from customerships.act_to_repeat a where a.passed_at is null) + (select count(distinct u.act)
    from relation.unknown_acts(p_acts, p_files) u join unnest(p_acts, p_at) j (act, at) on j.act = u.act
    where not exists (select 1 from customerships.act_to_repeat a where a.id = u.act)
      and not exists (select 1 from customerships.death_notice n where n.customership = u.customership and n.recorded_at > j.at)
      and not exists (select 1 from customerships.death_undoing n where n.customership = u.customership and n.decided_at > j.at)
      and not exists (select 1 from customer_data.identity_change n where n.customership = u.customership and n.decided_at > j.at));
end $$;
grant execute on function relation.count_unrepeated to tym_exchange;

-- The organisation that acted; where the register does not know it any more, the one that started the file.
create or replace function relation.actor_or_starter(p_customership uuid, p_organisation uuid) returns uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return coalesce((select o.id from organisations.organisation o where o.id = p_organisation),
    (select c.started_by_authority from customerships.customership c where c.id = p_customership));
end $$;

-- A notice of death, recorded again as of when it was. Answers the file; nothing where a notice stands or has
-- been recorded since.
create or replace function relation.record_death_again(p_act uuid, p_died_on date, p_source text, p_by text, p_as uuid, p_on date, p_kept_until date)
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
grant execute on function relation.record_death_again to tym_app, tym_worker;

-- That two persons have undone the notice that stands: the file goes on as it was. Nothing where none stands
-- that was recorded before, or where another file of the person is open.
create or replace function relation.undo_death_again(p_act uuid, p_reason bytea, p_proposed_by text, p_proposed_as uuid, p_proposed_at timestamptz,
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
grant execute on function relation.undo_death_again to tym_app, tym_worker;

-- Puts the new code in the place of the former in every file that goes on under it. NOT verified: whether
-- that may be done, which the caller asks before.
create or replace function relation.put_code(p_kind text, p_index bytea) returns uuid
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

-- That two persons have given the file another code: it is found by that one again, with the files that go on
-- together. Answers the file and what they have in common; nothing where another change has been decided
-- since, or another open file has the code.
create or replace function relation.change_code_again(p_act uuid, p_kind text, p_content bytea, p_index bytea, p_proposed_by text, p_proposed_as uuid,
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
grant execute on function relation.change_code_again to tym_app, tym_worker;

-- The version of the entry that said it, as of when it was decided.
create or replace function relation.say_code_again(p_entry uuid, p_version integer, p_content bytea, p_reason bytea, p_author text, p_role text,
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
grant execute on function relation.say_code_again to tym_app, tym_worker;

-- Which consents these entries take back: a withdrawal where no answer came after it, an answer where neither
-- it nor a later one is there.
create or replace function relation.taken_back(p_consents uuid[], p_at timestamptz[], p_numbers integer[]) returns table (consent uuid, at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select w.consent, min(w.at) from unnest(p_consents, p_at, p_numbers) as w(consent, at, number)
    where not exists (select from consents.version v where v.consent = w.consent
      and case when w.number is null then v.recorded_at > w.at else v.number >= w.number end)
    group by w.consent;
end $$;

create or replace function relation.withdraw_again(p_consents uuid[], p_at timestamptz[], p_numbers integer[]) returns table (consent uuid, customership uuid)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.person() is not null or ctx.job() is distinct from 'withdraw-again' then return; end if;
  -- Each consent is locked in order, as whoever lets something leave on it locks it.
  perform pg_advisory_xact_lock(hashtextextended('consent:' || o.id::text, 0)) from (select c.id from consents.consent c
    where c.id = any (p_consents) and c.withdrawn_at is null order by c.id) o;
  return query update consents.consent c
    set withdrawn_at = j.at, withdrawn_by = 'journal', withdrawn_as = 'officer', version = c.version + 1
    from relation.taken_back(p_consents, p_at, p_numbers) j
    where c.id = j.consent and c.withdrawn_at is null returning c.id, c.customership;
end $$;
grant execute on function relation.withdraw_again to tym_app, tym_worker;

create or replace function relation.count_unwithdrawn(p_consents uuid[], p_at timestamptz[], p_numbers integer[]) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select count(*) from consents.consent c join relation.taken_back(p_consents, p_at, p_numbers) j on j.consent = c.id
    where c.withdrawn_at is null);
end $$;
grant execute on function relation.count_unwithdrawn to tym_exchange;

-- An act that was taken and is overtaken, or cannot be any more.
create or replace function relation.pass_over(p_act uuid, p_customership uuid, p_at timestamptz) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not relation.repeats_acts() then
    raise exception 'only a start repeats what the journal says' using errcode = '42501';
  end if;
  insert into customerships.act_to_repeat (id, customership, said_at, passed_at)
    select p_act, c.id, p_at, ctx.instant() from customerships.customership c where c.id = p_customership
      and exists (select 1 from relation.unknown_acts(array[p_act], array[encode(sha256(convert_to(E'tym-journal/1\n' || c.id::text, 'UTF8')), 'hex')]))
    on conflict do nothing;
end $$;
grant execute on function relation.pass_over to tym_app, tym_worker;

-- A transfer, made again as of when it was. An end that is proposed in the file comes to nothing, as it had
-- when the file was transferred: nobody of its present parties could take it back. Answers the file with the
-- parties that await an officer now; nothing where the file has ended or been transferred since, or where
-- the register does not know those three parties of the area.
create or replace function relation.transfer_again(p_act uuid, p_area uuid, p_labour_authority uuid, p_moved_on date, p_by text, p_as uuid, p_on date)
returns table (customership uuid, awaits uuid)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare act customerships.act_to_repeat := relation.take_act(p_act); file customerships.customership; authority uuid;
begin
  select c.* into file from customerships.customership c where c.id = act.customership;
  if act.id is null or file.state = 'ended' or exists (select 1 from customerships.transfer t
      where t.customership = file.id and t.recorded_at > act.said_at) then return; end if;
  if (select count(*) from organisations.area_member a join organisations.organisation o on o.id = a.organisation where a.area = p_area
      and (o.id = p_labour_authority or (o.kind in ('wellbeingCounty', 'kela')))) <> 3 then return; end if;
  authority := relation.actor_or_starter(file.id, p_as);
  update customerships.customership c set state = c.state_before_end, state_before_end = null, end_reason = null
    where c.id = file.id and c.state = 'endProposed';
  insert into customerships.event (id, customership, version, event, happened_on, by_person, by_authority, recorded_at)
    values (gen_random_uuid(), file.id, file.version + 1, 'transferred', p_moved_on, p_by, authority, act.said_at);
  return query select file.id, moved.organisation from (select null::uuid as organisation union all
    select relation.move_file(act.id, file.id, p_area, p_labour_authority, p_moved_on, p_by, authority, p_on, act.said_at)) moved;
end $$;
grant execute on function relation.transfer_again to tym_app, tym_worker;

-- Turvakielto, as another file of the person would hand it on: until the day that was said, whatever the
-- entries say. Answers the file.
create or replace function relation.protect_again(p_act uuid, p_until date) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare act customerships.act_to_repeat := relation.take_act(p_act);
begin
  update customerships.identity_index i
    set safety_until = greatest(i.safety_until, p_until), safety_handed_until = greatest(i.safety_handed_until, p_until)
    where i.customership = act.customership;
  return act.customership;
end $$;
grant execute on function relation.protect_again to tym_app, tym_worker;

-- Takes one of the acts to be repeated, alone with the file; nothing where another process has taken it. It
-- says its columns itself: a function that names a table's row in its signature cannot be made before the
-- table.
create or replace function relation.take_act(p_act uuid, out id uuid, out customership uuid, out sealed bytea, out said_at timestamptz, out passed_at timestamptz)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not relation.repeats_acts() then
    raise exception 'only a start repeats what the journal says' using errcode = '42501';
  end if;
  delete from customerships.act_to_repeat a where a.id = p_act and a.passed_at is null
    returning a.id, a.customership, a.sealed, a.said_at, a.passed_at
    into take_act.id, take_act.customership, take_act.sealed, take_act.said_at, take_act.passed_at;
  perform 1 from customerships.customership c where c.id = take_act.customership for update;
end $$;
