-- Who takes part: organisations, their keys, their cooperation areas. Public facts; names and rules are data.
create schema organisations;
comment on schema organisations is 'Organisations, signing keys, cooperation areas';
grant usage on schema organisations to tym_app, tym_worker, tym_gate, tym_relation;

create table organisations.organisation (
  id uuid primary key,
  kind text not null check (kind in ('labourAuthority', 'wellbeingCounty', 'kela', 'keha', 'municipality', 'recipient')),
  slug text not null unique,
  name_fi text not null,
  name_sv text not null,
  name_en text not null,
  business_id text,
  registered_at timestamptz not null
);
comment on table organisations.organisation is 'Every organisation that takes part (Act 381/2023 2, 12, 13 §). Public facts.';
create unique index one_agency on organisations.organisation (kind) where kind = 'keha';

create table organisations.issuer (
  issuer text primary key,
  organisation uuid not null references organisations.organisation (id)
);
comment on table organisations.issuer is 'Which organisation speaks under an issuer name; an issuer speaks for one organisation only.';
create index issuer_organisation on organisations.issuer (organisation);

create table organisations.signing_key (
  id uuid not null unique default gen_random_uuid(),
  issuer text not null references organisations.issuer (issuer),
  key_id text not null,
  organisation uuid not null references organisations.organisation (id),
  use text not null check (use in ('certificate', 'grant', 'customer', 'document')),
  public_jwk jsonb not null check (not public_jwk ? 'd'),
  not_before timestamptz not null,
  not_after timestamptz,
  revoked_at timestamptz,
  registered_by text not null,
  registered_at timestamptz not null,
  confirmed_by text,
  confirmed_at timestamptz,
  primary key (issuer, key_id),
  constraint confirmed_whole check ((confirmed_by is null) = (confirmed_at is null)),
  constraint two_persons check (confirmed_by is null or confirmed_by <> registered_by or registered_by = 'configuration')
);
comment on table organisations.signing_key is 'Public keys by issuer and use, trusted once a second person has confirmed them. No private key is ever here.';
create index signing_key_organisation on organisations.signing_key (organisation);

create table organisations.cooperation_area (
  id uuid primary key,
  name_fi text not null,
  name_sv text not null,
  name_en text not null
);
comment on table organisations.cooperation_area is 'An area of one cooperation agreement (Act 381/2023 9 §).';
create table organisations.area_member (
  area uuid not null references organisations.cooperation_area (id),
  organisation uuid not null references organisations.organisation (id),
  primary key (area, organisation)
);
comment on table organisations.area_member is 'Parties of a cooperation area; an organisation may belong to several.';
create index area_member_organisation on organisations.area_member (organisation);
create table organisations.acting_for (
  employer uuid not null references organisations.organisation (id),
  authority uuid not null references organisations.organisation (id),
  primary key (employer, authority)
);
comment on table organisations.acting_for is 'Which employer''s staff may act for which storing authority (Act 381/2023 12 § 4).';
create index acting_for_authority on organisations.acting_for (authority);

do $$
declare name text;
begin
  foreach name in array array['organisation', 'issuer', 'signing_key', 'cooperation_area', 'area_member', 'acting_for'] loop
    execute format('alter table organisations.%I enable row level security', name);
    execute format('alter table organisations.%I force row level security', name);
    execute format('create policy public_facts on organisations.%I for select to tym_app, tym_worker, tym_gate, tym_relation using (true)', name);
    execute format('grant select on organisations.%I to tym_app, tym_worker, tym_gate, tym_relation', name);
  end loop;
end $$;
grant insert on organisations.signing_key to tym_app;
grant update (not_after, revoked_at, confirmed_by, confirmed_at) on organisations.signing_key to tym_app;
-- The operator registers in their own name, for the issuer's own organisation, and nothing that is trusted yet or was
-- trusted before it came (the seconds are for clocks that differ).
create policy agency_registers on organisations.signing_key for insert to tym_app
  with check ((select ctx.role()) = 'kehaOperator' and registered_by = (select ctx.person()) and registered_by <> 'configuration'
    and confirmed_by is null and not_before >= (select ctx.instant()) - interval '10 seconds'
    and exists (select 1 from organisations.issuer i
      where i.issuer = signing_key.issuer and i.organisation = signing_key.organisation)
    and (use not in ('grant', 'customer') or exists (select 1 from organisations.organisation o
      where o.id = signing_key.organisation and o.kind = 'keha')));
create policy agency_closes on organisations.signing_key for update to tym_app
  using ((select ctx.role()) = 'kehaOperator') with check ((select ctx.role()) = 'kehaOperator');
-- A second person: the owner's access officer; for what opens every file, the agency's grantor will do as well.
create policy owner_confirms on organisations.signing_key for update to tym_app
  using (organisation = (select ctx.employer()) and ((select ctx.role()) = 'accessOfficer'
    or ((select ctx.role()) = 'kehaGrantor' and use in ('grant', 'customer'))))
  with check (organisation = (select ctx.employer()) and confirmed_by = (select ctx.person()) and revoked_at is null
    and ((select ctx.role()) = 'accessOfficer' or ((select ctx.role()) = 'kehaGrantor' and use in ('grant', 'customer'))));
-- A leaked key is closed by its own organisation too, and never opened again.
create policy own_key_closed on organisations.signing_key for update to tym_app
  using ((select ctx.role()) = 'accessOfficer' and organisation = (select ctx.employer()))
  with check ((select ctx.role()) = 'accessOfficer' and organisation = (select ctx.employer()) and revoked_at is not null);

-- What has been said of a key is never unsaid, whoever asks: a confirmation is once and in one's own name, never the
-- operator's; an end only comes earlier.
create function organisations.keep_key_history() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.confirmed_by is distinct from old.confirmed_by and (old.confirmed_by is not null
      or new.confirmed_by is distinct from coalesce(ctx.person(), 'configuration') or ctx.role() = 'kehaOperator') then
    raise exception 'a signing key is confirmed once, by a second person' using errcode = 'TY004';
  end if;
  if old.revoked_at is not null and (new.revoked_at is null or new.revoked_at > old.revoked_at) then
    raise exception 'a revoked signing key stays revoked' using errcode = 'TY004';
  end if;
  if old.not_after is not null and (new.not_after is null or new.not_after > old.not_after) then
    raise exception 'a retired signing key is not taken into use again' using errcode = 'TY004';
  end if;
  return new;
end $$;
revoke execute on function organisations.keep_key_history from public;
grant execute on function organisations.keep_key_history to tym_app;
create trigger keep_key_history before update on organisations.signing_key
  for each row execute function organisations.keep_key_history();

-- Published: asked on every request, so revoking a key stops at once. A key that nobody has confirmed is not trusted. A
-- retired key (not_after) stays live for what it signed before; the verifier compares dates.
create function organisations.key_live(p_issuer text, p_key_id text, p_use text, p_instant timestamptz) returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from organisations.signing_key k
    where k.issuer = p_issuer and k.key_id = p_key_id and k.use = p_use and k.not_before <= p_instant
      and k.confirmed_by is not null and (k.revoked_at is null or k.revoked_at > p_instant));
end $$;
revoke execute on function organisations.key_live from public;
grant execute on function organisations.key_live to tym_app, tym_worker, tym_gate;

create schema notifications;
comment on schema notifications is 'Notices to staff about their cases and rights: ids and dates only';
grant usage on schema notifications to tym_app, tym_worker;
create table notifications.notification (
  id uuid primary key,
  recipient text not null,
  organisation uuid not null references organisations.organisation (id),
  kind text not null check (kind in ('planDue', 'planOverdue', 'reviewDue', 'reviewOverdue', 'usageRightExpiring',
    'usageRightExpired', 'outOfTeamRead', 'customershipAwaits')),
  customership uuid,
  usage_right uuid,
  due_on date,
  once_key text not null unique,
  created_at timestamptz not null,
  read_at timestamptz
);
comment on table notifications.notification is 'A notice to one officer: kind, ids and a due date. Content is looked up with the officer''s own rights.';
create index notification_inbox on notifications.notification (recipient, organisation, created_at desc, id desc);
create index notification_age on notifications.notification (created_at);
create index notification_customership on notifications.notification (customership) where customership is not null;
create index notification_organisation on notifications.notification (organisation);
alter table notifications.notification enable row level security;
alter table notifications.notification force row level security;
create policy own_inbox on notifications.notification to tym_app
  using (recipient = (select ctx.person()) and organisation = (select ctx.authority()))
  with check (recipient = (select ctx.person()) and organisation = (select ctx.authority()));
create policy named_jobs on notifications.notification to tym_worker
  using ((select ctx.job()) is not null) with check ((select ctx.job()) is not null);
grant select on notifications.notification to tym_app;
grant update (read_at) on notifications.notification to tym_app;
grant select, insert, delete on notifications.notification to tym_worker;
