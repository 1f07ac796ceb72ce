-- What the plan must hold before a step may bring it into force (381/2023 4, 5 §): both authorities have taken the file, Kela where
-- it takes part, and the file has goals, an agreed service, the job-search duty or its exemption, and a way of follow-up. Answers
-- what is missing, kinds of party first; inside the file of the context only, elsewhere nothing is known.
grant select (field) on customer_data.entry to tym_relation;
create function relation.plan_lacks(p_customership uuid, p_kela boolean) returns text[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'customership' or ctx.customership() is distinct from p_customership then return null; end if;
  return array(select p.kind from customerships.party p
      where p.customership = p_customership and p.taken_at is null and (p.kind <> 'kela' or p_kela) order by p.kind)
    || array(select f.id from unnest(array['7.02', '7.03', '7.07', '7.08']) f(id)
      where not exists (select 1 from customer_data.entry e where e.customership = p_customership and e.field = f.id) order by f.id);
end $$;
revoke execute on function relation.plan_lacks from public;
grant execute on function relation.plan_lacks to tym_app;

-- While an end is proposed the work goes on in the state that it was in, which then is the one before the end.
create function customerships.working_state(p_state text, p_before_end text) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case when p_state in ('endProposed', 'ended') then p_before_end else p_state end
$$;
create function customerships.refuse_plan_without_floor() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.state <> 'ended' and customerships.working_state(new.state, new.state_before_end) = 'planInForce'
      and customerships.working_state(old.state, old.state_before_end) is distinct from 'planInForce'
      and coalesce(cardinality(relation.plan_lacks(new.id, new.kela_in_plan)), 1) > 0 then
    raise exception 'the plan lacks what it must have before it is in force' using errcode = 'TY091';
  end if;
  return new;
end $$;
-- An officer takes a file in their own name.
create function customerships.refuse_taking_for_another() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is not null and new.taken_by is distinct from ctx.person() and new.taken_by is not null
      and (tg_op = 'INSERT' or new.taken_by is distinct from old.taken_by) then
    raise exception 'nobody takes a file for another' using errcode = 'TY090';
  end if;
  return new;
end $$;
revoke execute on function customerships.working_state, customerships.refuse_plan_without_floor, customerships.refuse_taking_for_another
  from public;
grant execute on function customerships.working_state, customerships.refuse_plan_without_floor, customerships.refuse_taking_for_another
  to tym_app, tym_worker;
create trigger refuse_plan_without_floor before update on customerships.customership
  for each row execute function customerships.refuse_plan_without_floor();
create trigger refuse_taking_for_another before insert or update on customerships.party
  for each row execute function customerships.refuse_taking_for_another();

-- In whose name an entry speaks that is somebody's own word: the customer's in the service, the customer's as an officer received it,
-- or that of the party that stores it. Entries of earlier releases have none.
alter table customer_data.entry add column voice text check (voice in ('customer', 'throughOfficer', 'party'));
alter table customer_data.entry add constraint own_word_is_said
  check ((voice is not null) = (field in ('6.03', '6.05', '7.04', '7.10', '7.11'))) not valid;
create policy in_own_name on customer_data.entry as restrictive for insert to tym_app
  with check (author = (select ctx.person()) and author_role = (select ctx.role())
    and case voice
      when 'customer' then (select ctx.role()) = 'customer'
      when 'throughOfficer' then (select ctx.role()) is distinct from 'customer'
      when 'party' then (select ctx.role()) is distinct from 'customer' and owner = (select ctx.authority())
      else true end);
-- What the customer has said themselves stays theirs in every version, and so does every other word.
create function customer_data.refuse_anothers_word() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare said text;
begin
  select coalesce(e.voice, case when e.author_role = 'customer' then 'customer' end) into said
    from customer_data.entry e where e.id = new.id and e.version = new.version - 1;
  if new.voice is not null and said is not null and said <> new.voice then
    raise exception 'nobody puts their word in the place of another''s' using errcode = 'TY090';
  end if;
  return new;
end $$;
revoke execute on function customer_data.refuse_anothers_word from public;
grant execute on function customer_data.refuse_anothers_word to tym_app;
create trigger refuse_anothers_word before insert on customer_data.entry for each row when (new.version > 1)
  execute function customer_data.refuse_anothers_word();
