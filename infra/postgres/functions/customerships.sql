-- Whoever ends a file finishes in the same transaction what belongs to its end.
create or replace function customerships.refuse_after_end() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.state = 'ended' and not ((new.version, new.ended_on) is not distinct from (old.version + 1, null::date)
      and new.state_before_end is not distinct from case new.state when 'endProposed' then old.state_before_end end
      and (to_jsonb(new) - '{state,state_before_end,end_reason,ended_on,version}'::text[])
        = (to_jsonb(old) - '{state,state_before_end,end_reason,ended_on,version}'::text[])
      and exists (select 1 from relation.stood_before_death(old.id) b
        where b.state = new.state and b.reason is not distinct from new.end_reason)) then
    raise exception 'an ended customership is read-only' using errcode = 'TY003';
  end if;
  if new.state = 'ended' then perform set_config('tym.after_end', 'open', true); end if;
  return new;
end $$;
grant execute on function customerships.refuse_after_end to tym_app;

create or replace function customerships.refuse_growth_after_end() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select 1 from customerships.customership c where c.id = new.customership and c.state = 'ended')
      and not relation.awaits_undoing(new.customership) then
    raise exception 'the team of an ended customership takes nobody in' using errcode = 'TY003';
  end if;
  return new;
end $$;
grant execute on function customerships.refuse_growth_after_end to tym_app;

-- While an end is proposed the work goes on in the state that it was in, which then is the one before the
-- end.
create or replace function customerships.working_state(p_state text, p_before_end text) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case when p_state in ('endProposed', 'ended') then p_before_end else p_state end
$$;
grant execute on function customerships.working_state to tym_app, tym_worker, tym_relation;

create or replace function customerships.refuse_plan_without_floor() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.state <> 'ended' and customerships.working_state(new.state, new.state_before_end) = 'planInForce'
      and customerships.working_state(old.state, old.state_before_end) is distinct from 'planInForce'
      and coalesce(cardinality(relation.plan_lacks(new.id, new.kela_in_plan)), 1) > 0 then
    raise exception 'the plan lacks what it must have before it is in force' using errcode = 'TY091';
  end if;
  return new;
end $$;
grant execute on function customerships.refuse_plan_without_floor to tym_app, tym_worker;

-- An officer takes a file in their own name.
create or replace function customerships.refuse_taking_for_another() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is not null and new.taken_by is distinct from ctx.person() and new.taken_by is not null
      and (tg_op = 'INSERT' or new.taken_by is distinct from old.taken_by) then
    raise exception 'nobody takes a file for another' using errcode = 'TY090';
  end if;
  return new;
end $$;
grant execute on function customerships.refuse_taking_for_another to tym_app, tym_worker;

-- What the customer has said themselves stays theirs in every version, and so does everybody else's word.
create or replace function customer_data.refuse_anothers_word() returns trigger
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
grant execute on function customer_data.refuse_anothers_word to tym_app;

-- A proposed end comes to nothing only by an opinion against it or by its withdrawal, and ends the file only
-- when all three agree: silence is no agreement. Asked when the transaction commits, of what an officer's
-- request does; a death ends a file without opinions.
create or replace function customerships.refuse_end_without_judgement() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'customership' then return null; end if;
  if new.state = 'ended' then
    if exists (select 1 from customerships.death_notice n where n.customership = new.id and n.state = 'standing' and n.ended
        and n.died_on = new.ended_on and new.end_reason = 'death') then
      return null;
    end if;
    if old.state <> 'endProposed' or exists (select 1 from customerships.party p where p.customership = new.id
        and not exists (select 1 from customerships.end_opinion o where o.customership = new.id and o.proposal = new.proposal
          and o.organisation = p.organisation and o.agrees)) then
      raise exception 'a customership ends by the judgement of all three, or by a notice of death' using errcode = 'TY092';
    end if;
  elsif new.state <> 'endProposed'
      and not exists (select 1 from customerships.end_opinion o
        where o.customership = new.id and o.proposal = new.proposal and not o.agrees)
      and not exists (select 1 from customerships.end_proposal e
        where e.customership = new.id and e.number = new.proposal and e.withdrawn_on is not null) then
    raise exception 'a proposed end is declined or withdrawn' using errcode = 'TY092';
  end if;
  return null;
end $$;
grant execute on function customerships.refuse_end_without_judgement to tym_app, tym_worker;
