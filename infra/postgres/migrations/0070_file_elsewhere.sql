-- An answer must not tell where a person is. Who starts a second assessment is refused alike whoever holds the file; the file that
-- was met is told to the service for its own log and its own officers only.
drop function relation.open_customership_at(bytea);
create function relation.open_file_of(p_index bytea) returns table (customership uuid, on_team boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'opening' then return; end if;
  return query select i.customership, relation.on_case_team(i.customership, ctx.person(), ctx.authority())
    from customerships.identity_index i where i.index = p_index and i.open;
end $$;
create function relation.file_of_referral(p_hash bytea) returns table (customership uuid, on_team boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'opening' then return; end if;
  return query select c.id, relation.on_case_team(c.id, ctx.person(), ctx.authority())
    from customerships.customership c where c.referral_hash = p_hash;
end $$;

-- That an officer elsewhere wishes to be contacted about the person: who they are, never what about.
create table customerships.contact_wish (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  person text not null,
  name text not null,
  title text not null,
  role text not null,
  organisation uuid not null references organisations.organisation (id),
  wished_on date not null,
  wished_at timestamptz not null,
  unique (customership, person, organisation, wished_on)
);
comment on table customerships.contact_wish is 'Officers elsewhere who wish to be contacted by those who answer for the file; they were not told whether there is one. Holds who wishes it and when, no text. Dies with the file.';
create index contact_wish_organisation on customerships.contact_wish (organisation);
alter table customerships.contact_wish enable row level security;
alter table customerships.contact_wish force row level security;
create policy team_reads on customerships.contact_wish for select to tym_app
  using (customership = (select ctx.customership()) and (select ctx.role_may('contact.read')) and (select relation.may_enter()));
create policy relation_keeps on customerships.contact_wish to tym_relation using (true) with check (true);
grant select on customerships.contact_wish to tym_app;
grant select (customership, person, organisation, wished_on), insert on customerships.contact_wish to tym_relation;

-- One statement whether there is a file or not: keeps the wish, and promises that whoever answers for the file is told.
create function relation.leave_contact_wish(p_index bytea, p_wish uuid, p_name text, p_title text)
returns table (customership uuid, on_team boolean)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare file uuid;
begin
  if ctx.kind() is distinct from 'search' or not ctx.role_may('contact.wish') or ctx.authority() is null then return; end if;
  select i.customership into file from customerships.identity_index i where i.index = p_index and i.open;
  with kept as (
    insert into customerships.contact_wish (id, customership, person, name, title, role, organisation, wished_on, wished_at)
    select p_wish, file, ctx.person(), p_name, p_title, ctx.role(), ctx.authority(), ctx.calendar(), ctx.instant() where file is not null
    on conflict do nothing returning 1
  )
  insert into outbox.job (id, kind, payload, once_key, planned_at, run_at)
  select gen_random_uuid(), 'tell-officers',
    jsonb_build_object('notice', 'contactWished', 'customership', file, 'except', ctx.person(), 'once', p_wish), 'tell-officers:' || p_wish, ctx.instant(), ctx.instant() from kept;
  return query select file, relation.on_case_team(file, ctx.person(), ctx.authority()) where file is not null;
end $$;
grant usage on schema outbox to tym_relation;
grant insert on outbox.job to tym_relation;
create policy contact_wishes on outbox.job for insert to tym_relation
  with check (kind = 'tell-officers' and payload ->> 'notice' = 'contactWished' and relayed_at is null and done_at is null and dead_at is null and attempts = 0 and last_result is null);
revoke execute on function relation.open_file_of, relation.file_of_referral, relation.leave_contact_wish from public;
grant execute on function relation.open_file_of, relation.file_of_referral, relation.leave_contact_wish to tym_app;

do $$
declare known text := (select pg_get_constraintdef(c.oid) from pg_constraint c
  where c.conrelid = 'notifications.notification'::regclass and c.conname = 'notification_kind_check');
begin
  alter table notifications.notification drop constraint notification_kind_check;
  execute format('alter table notifications.notification add constraint notification_kind_check check ((%s) or kind in (''startTriedElsewhere'', ''contactWished''))',
    substring(known from '^CHECK \((.*)\)$'));
end $$;
