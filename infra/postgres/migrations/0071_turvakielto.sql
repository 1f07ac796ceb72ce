-- Turvakielto is the person's: any file of theirs that says it protects all of them, until the last day that it names. It is set and
-- prolonged by one officer, lifted and shortened by two.
alter table customerships.identity_index add column safety_until date;
alter table customerships.identity_index no force row level security;
alter table customer_data.current_document no force row level security;
-- Until now every file of the person was marked when one of them said it, without a day. What a file says itself stands; where none can
-- be found that says it, all do.
update customerships.identity_index i set safety_until = 'infinity' where i.safety and (
  exists (select from customer_data.current_document d where d.customership = i.customership and d.class = '1.safety')
  or not exists (select from customerships.identity_index o join customer_data.current_document d on d.customership = o.customership
    where o.index = i.index and d.class = '1.safety'));
alter table customer_data.current_document force row level security;
alter table customerships.identity_index force row level security;
comment on table customerships.identity_index is 'Keyed blind index of the identity code; the key is outside the database. Says until which day this file puts its person under non-disclosure for safety, infinity without a day: whatever file says it protects all files of the person. Dies with the customership.';
drop trigger inherit_safety on customerships.identity_index;
drop function relation.inherit_safety, relation.mark_safety(boolean);
revoke update (safety) on customerships.identity_index from tym_relation;
alter table customerships.identity_index drop column safety;
grant update (safety_until) on customerships.identity_index to tym_relation;

-- That it be lifted or shortened, as one proposes and another decides. It applies to the day that it was proposed over, and to no other.
create table customer_data.safety_lift (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  seen_until date not null,
  until_on date,
  reason bytea not null,
  state text not null check (state in ('proposed', 'lifted', 'refused')),
  version integer not null default 1 check (version > 0),
  proposed_by text not null,
  proposed_as uuid not null references organisations.organisation (id),
  proposed_at timestamptz not null,
  decided_by text,
  decided_as uuid references organisations.organisation (id),
  decided_at timestamptz,
  constraint shortens check (until_on is null or until_on < seen_until),
  constraint decided_whole check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)
    and (decided_by is null) = (decided_as is null)),
  constraint two_persons check (state <> 'lifted' or decided_by <> proposed_by)
);
comment on table customer_data.safety_lift is 'That non-disclosure for safety be lifted, or shortened to a day: who proposed it and which other person decided. The reason is encrypted with the customership''s key; dies with the file.';
create index safety_lift_customership on customer_data.safety_lift (customership, proposed_at);
create index safety_lift_proposed_as on customer_data.safety_lift (proposed_as);
create index safety_lift_decided_as on customer_data.safety_lift (decided_as);
create unique index one_waiting_lift on customer_data.safety_lift (customership) where state = 'proposed';
create function customer_data.refuse_lift_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (new.id, new.customership, new.seen_until, new.until_on, new.reason, new.proposed_by, new.proposed_as, new.proposed_at)
      is distinct from (old.id, old.customership, old.seen_until, old.until_on, old.reason, old.proposed_by, old.proposed_as, old.proposed_at)
      or new.version <> old.version + 1 or old.state <> 'proposed' or new.state not in ('lifted', 'refused')
      or (new.decided_by, new.decided_as, new.decided_at) is distinct from (ctx.person(), ctx.authority(), ctx.instant()) then
    raise exception 'a lift is decided once, now, in one''s own name' using errcode = 'TY070';
  end if;
  return new;
end $$;
revoke execute on function customer_data.refuse_lift_return from public;
grant execute on function customer_data.refuse_lift_return to tym_app;
create trigger refuse_lift_return before update on customer_data.safety_lift
  for each row execute function customer_data.refuse_lift_return();
alter table customer_data.safety_lift enable row level security;
alter table customer_data.safety_lift force row level security;
create policy team_reads on customer_data.safety_lift for select to tym_app
  using (customership = (select ctx.customership()) and not (select ctx.out_of_team()) and (select ctx.role_may('safety.readLifts'))
    and (select relation.may_enter()));
create policy team_proposes on customer_data.safety_lift for insert to tym_app
  with check (customership = (select ctx.customership()) and not (select ctx.out_of_team()) and (select ctx.role_may('safety.proposeLift'))
    and (select relation.may_enter()) and state = 'proposed' and proposed_by = (select ctx.person())
    and proposed_as = (select ctx.authority()) and proposed_at = (select ctx.instant()));
create policy team_decides on customer_data.safety_lift for update to tym_app
  using (customership = (select ctx.customership()) and not (select ctx.out_of_team()) and (select ctx.role_may('safety.decideLift'))
    and (select relation.may_enter()));
create policy relation_sees on customer_data.safety_lift for select to tym_relation using (true);
grant select, insert on customer_data.safety_lift to tym_app;
grant update (state, version, decided_by, decided_as, decided_at) on customer_data.safety_lift to tym_app;
grant usage on schema customer_data to tym_relation;
grant select (customership, seen_until, until_on, state, decided_by, decided_at) on customer_data.safety_lift to tym_relation;

-- Whether any file of the person is under turvakielto on the day; whoever does not say the day is told the safe answer.
create function relation.is_shielded(p_customership uuid, p_day date) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from customerships.identity_index own join customerships.identity_index i on i.index = own.index
    where own.customership = p_customership and i.safety_until >= coalesce(p_day, '-infinity'::date));
end $$;
create or replace function relation.under_safety() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return relation.is_shielded(ctx.customership(), ctx.calendar());
end $$;
create or replace function relation.shields(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.job() is null and not exists (select 1 from declared.role r where r.role = ctx.role() and r.kind = 'system')
      and ctx.customership() is distinct from p_customership then
    return true;
  end if;
  return relation.is_shielded(p_customership, ctx.calendar());
end $$;
-- Whether the present caller has just decided, as the second person, that it is lifted or shortened.
create function relation.lifts_safety() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from customer_data.safety_lift l where l.customership = ctx.customership() and l.state = 'lifted'
    and l.decided_by = ctx.person() and l.decided_at = ctx.instant());
end $$;
-- Says it of the entered file. Never less than before, unless another person's proposal of just this has been decided in the transaction.
create function relation.mark_safety(p_until date) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare person bytea; present date;
begin
  if ctx.kind() is distinct from 'customership' or ctx.out_of_team() or ctx.is_customer() or not relation.may_enter() then
    raise exception 'safety is marked from within a customership' using errcode = '42501';
  end if;
  select i.index into person from customerships.identity_index i where i.customership = ctx.customership();
  -- The lock that a start takes: whoever asks of the person's files meanwhile waits for what is said.
  perform pg_advisory_xact_lock(hashtextextended('open-customership:' || encode(person, 'hex'), 0));
  select i.safety_until into present from customerships.identity_index i where i.customership = ctx.customership();
  if present >= ctx.calendar() and (p_until is null or p_until < present) and not exists (
      select 1 from customer_data.safety_lift l where l.customership = ctx.customership() and l.state = 'lifted'
        and l.decided_by = ctx.person() and l.decided_at = ctx.instant() and l.seen_until = present
        and l.until_on is not distinct from p_until) then
    raise exception 'lifting and shortening take two persons' using errcode = 'TY071';
  end if;
  update customerships.identity_index i set safety_until = p_until
    where i.customership = ctx.customership() and i.safety_until is distinct from p_until;
end $$;
-- What a file said of its person outlives the file in the person's others, for as long as it was said.
create function relation.hand_on_safety() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update customerships.identity_index i set safety_until = greatest(i.safety_until, g.until)
    from (select d.index, max(d.safety_until) as until from gone d where d.safety_until is not null group by d.index) g
    where i.index = g.index;
  return null;
end $$;
create trigger hand_on_safety after delete on customerships.identity_index referencing old table as gone
  for each statement execute function relation.hand_on_safety();
revoke execute on function relation.is_shielded, relation.lifts_safety, relation.mark_safety(date), relation.hand_on_safety from public;
grant execute on function relation.lifts_safety, relation.mark_safety(date) to tym_app;

-- Who stores is the responsible controller (13 §). What two persons of any party lift is said in each entry that had set it.
drop policy stored_by_own_party on customer_data.entry;
create policy stored_by_own_party on customer_data.entry as restrictive for insert to tym_app
  with check ((select relation.is_party((select ctx.customership()), owner))
    and (owner = (select ctx.authority()) or (select ctx.is_customer()) or (select ctx.kind()) = 'opening'
      or (field = '1.09' and version > 1 and (select relation.lifts_safety()))));

do $$
declare known text := (select pg_get_constraintdef(c.oid) from pg_constraint c
  where c.conrelid = 'notifications.notification'::regclass and c.conname = 'notification_kind_check');
begin
  alter table notifications.notification drop constraint notification_kind_check;
  execute format('alter table notifications.notification add constraint notification_kind_check check ((%s) or kind in (''safetyLiftProposed'', ''safetyLifted''))',
    substring(known from '^CHECK \((.*)\)$'));
end $$;
