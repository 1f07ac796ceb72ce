-- A restore of a backup from before a transfer gives the file back to those who have left it, and one from before turvakielto shows where somebody
-- is: both are acts that the journal repeats. An act that is passed over is remembered as that, so that nobody waits for it.
alter table customerships.act_to_repeat alter column sealed drop not null, add column passed_at timestamptz,
  add constraint sealed_while_it_waits check ((sealed is null) = (passed_at is not null));
comment on table customerships.act_to_repeat is 'Acts of officers that a journal says were done and a restored register does not know: whoever starts first repeats them before anybody is served, and takes the row away, or says that it has been passed over. Encrypted with the customership''s key; dies with the file.';
grant update (sealed, passed_at) on customerships.act_to_repeat to tym_relation;

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
create or replace function relation.acts_to_repeat() returns table (act uuid, customership uuid, sealed bytea, said_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not relation.repeats_acts() then return; end if;
  return query select a.id, a.customership, a.sealed, a.said_at from customerships.act_to_repeat a where a.passed_at is null
    order by a.said_at, a.id;
end $$;
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
create or replace function relation.take_act(p_act uuid) returns customerships.act_to_repeat
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare taken customerships.act_to_repeat;
begin
  if not relation.repeats_acts() then
    raise exception 'only a start repeats what the journal says' using errcode = '42501';
  end if;
  delete from customerships.act_to_repeat a where a.id = p_act and a.passed_at is null returning a.* into taken;
  if taken.id is not null then perform 1 from customerships.customership c where c.id = taken.customership for update; end if;
  return taken;
end $$;
-- An act that was taken and is overtaken, or cannot be any more.
create function relation.pass_over(p_act uuid, p_customership uuid, p_at timestamptz) returns void
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

-- A transfer, made again as of when it was. Answers the file with the parties that await an officer now; nothing where the file has ended or been
-- transferred since, or where the register does not know those three parties of the area. An end that is proposed in it was not any more
-- when it was transferred: nobody of its present parties could take it back.
create function relation.transfer_again(p_act uuid, p_area uuid, p_labour_authority uuid, p_moved_on date, p_by text, p_as uuid, p_on date)
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
-- Turvakielto, as another file of the person would hand it on: until the day that was said, whatever the entries say. Answers the file.
create function relation.protect_again(p_act uuid, p_until date) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare act customerships.act_to_repeat := relation.take_act(p_act);
begin
  update customerships.identity_index i
    set safety_until = greatest(i.safety_until, p_until), safety_handed_until = greatest(i.safety_handed_until, p_until)
    where i.customership = act.customership;
  return act.customership;
end $$;
revoke execute on function relation.pass_over, relation.transfer_again, relation.protect_again from public;
grant execute on function relation.pass_over, relation.transfer_again, relation.protect_again to tym_app, tym_worker;

do $$
declare known text := (select pg_get_constraintdef(c.oid) from pg_constraint c
  where c.conrelid = 'notifications.notification'::regclass and c.conname = 'notification_kind_check');
begin
  alter table notifications.notification drop constraint notification_kind_check;
  execute format('alter table notifications.notification add constraint notification_kind_check check ((%s) or kind in
    (''safetyRestored''))', substring(known from '^CHECK \((.*)\)$'));
end $$;
