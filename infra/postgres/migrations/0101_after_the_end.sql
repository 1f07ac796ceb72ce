-- After its end a file is read with a reason only, and little is written in it: corrections, flags, the safe contact, turvakielto, what a
-- section of law demands. Which act goes on is declared with its endpoint, and said in the context.
create function ctx.after_end() returns text language plpgsql stable set search_path = pg_catalog, pg_temp as
  $$ begin return ctx.said('after_end'); end $$;
revoke execute on function ctx.after_end from public;
grant execute on function ctx.after_end to tym_app, tym_relation;

create table customerships.opening_after_end (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  organisation uuid not null references organisations.organisation (id),
  person text not null,
  opened_at timestamptz not null,
  open_until timestamptz not null,
  constraint open_for_a_while check (open_until > opened_at and open_until <= opened_at + interval '24 hours')
);
comment on table customerships.opening_after_end is 'That an officer of the team has opened the ended file for some hours, with a reason that is in the log of the file. Dies with the customership.';
create index opening_after_end_customership on customerships.opening_after_end (customership, person, open_until);
create index opening_after_end_organisation on customerships.opening_after_end (organisation);
alter table customerships.opening_after_end enable row level security;
alter table customerships.opening_after_end force row level security;
create policy one_customership on customerships.opening_after_end to tym_app
  using (customership = (select ctx.customership()) and (select relation.may_enter()))
  with check (customership = (select ctx.customership()) and (select relation.may_enter()));
create policy opened_by_caller on customerships.opening_after_end as restrictive for insert to tym_app
  with check (person = (select ctx.person()) and organisation = (select ctx.authority()) and opened_at = (select ctx.instant())
    and not (select ctx.out_of_team()) and (select relation.on_case_team((select ctx.customership()), person, organisation)));
grant select, insert on customerships.opening_after_end to tym_app;
create policy relation_sees on customerships.opening_after_end for select to tym_relation using (true);
grant select on customerships.opening_after_end to tym_relation;

create function relation.is_ended(p_customership uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from customerships.customership c where c.id = p_customership and c.state = 'ended')
$$;
create function relation.is_open_after_end(p_customership uuid, p_person text, p_organisation uuid, p_instant timestamptz) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from customerships.opening_after_end o where o.customership = p_customership and o.person = p_person
    and o.organisation = p_organisation and o.opened_at <= p_instant and o.open_until > p_instant)
$$;
-- Who ends a file finishes in the same transaction what belongs to its end.
create or replace function customerships.refuse_after_end() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.state = 'ended' then
    raise exception 'an ended customership is read-only' using errcode = 'TY003';
  end if;
  if new.state = 'ended' then perform set_config('tym.after_end', 'open', true); end if;
  return new;
end $$;
-- How the present caller comes into the context's file: 'open', 'afterEnd', or the problem that says why not. To who is not on the team
-- an ended file is as little there as any other.
create function relation.way_in() returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare id uuid := ctx.customership();
begin
  if ctx.kind() is distinct from 'customership' then
    return case when relation.may_enter() then 'open' else 'not-found' end;
  end if;
  if not relation.may_enter() then
    if not ctx.is_customer() and relation.is_ended(id) and relation.on_case_team(id, ctx.person(), ctx.authority()) then
      return case ctx.after_end() when 'reason' then 'reason-required' else 'customership-ended' end;
    end if;
    return 'not-found';
  end if;
  if not relation.is_ended(id) then return 'open'; end if;
  return case when ctx.after_end() is null then 'customership-ended' when ctx.is_customer() then 'open' else 'afterEnd' end;
end $$;
revoke execute on function relation.is_ended, relation.is_open_after_end, relation.way_in from public;
grant execute on function relation.way_in to tym_app;

-- What still is recorded of an ended file: corrections of what it says, whether its person is under turvakielto, and where they may be met.
create or replace function customer_data.refuse_outside_customership() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare began timestamptz; state text;
begin
  select c.recorded_at, c.state into began, state from customerships.customership c where c.id = new.customership;
  if began is null or new.recorded_at < began then
    raise exception 'nothing is stored before the joint assessment has started (381/2023 12 §)' using errcode = 'TY002';
  end if;
  if state = 'ended' and tg_table_name = 'entry' then
    if new.version = 1 and new.field not in ('1.09', '1.10') then
      raise exception 'an ended customership takes corrections, turvakielto and the safe contact only' using errcode = 'TY003';
    end if;
  end if;
  return new;
end $$;
create or replace function disclosures.refuse_outside_customership() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare state text;
begin
  select c.state into state from customerships.customership c where c.id = new.customership;
  -- What a section of law demands is given of an ended file too.
  if state is null or (state = 'ended' and to_jsonb(new) ->> 'statute' is null) then
    raise exception 'nothing is disclosed outside a customership' using errcode = 'TY003';
  end if;
  return new;
end $$;

do $$
declare known text := (select pg_get_constraintdef(c.oid) from pg_constraint c
  where c.conrelid = 'notifications.notification'::regclass and c.conname = 'notification_kind_check');
begin
  alter table notifications.notification drop constraint notification_kind_check;
  execute format('alter table notifications.notification add constraint notification_kind_check check ((%s) or kind in (''readAfterEnd''))',
    substring(known from '^CHECK \((.*)\)$'));
end $$;
