-- Who takes part: organisations, their keys, their cooperation areas. Public facts; names and rules are data.

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

-- Who may do what with which row, table by table.

alter table organisations.organisation enable row level security, force row level security;
create policy public_facts on organisations.organisation for select to tym_app, tym_worker, tym_gate, tym_relation using (true);
grant select on organisations.organisation to tym_app, tym_worker, tym_gate, tym_relation;

alter table organisations.issuer enable row level security, force row level security;
create policy public_facts on organisations.issuer for select to tym_app, tym_worker, tym_gate, tym_relation using (true);
grant select on organisations.issuer to tym_app, tym_worker, tym_gate, tym_relation;

create trigger keep_key_history before update on organisations.signing_key
  for each row execute function organisations.keep_key_history();
alter table organisations.signing_key enable row level security, force row level security;
create policy public_facts on organisations.signing_key for select to tym_app, tym_worker, tym_gate, tym_relation using (true);
-- The operator registers in their own name, for the issuer's own organisation, and nothing that is trusted yet or was
-- trusted before it came (the seconds are for clocks that differ).
-- Every policy that went by a customer's role asks for it; what else it says stays as it was.
-- Keys of signing organisations.
create policy agency_registers on organisations.signing_key for insert to tym_app
  with check ((select ctx.role_may('signingKey.register')) and registered_by = (select ctx.person()) and registered_by <> 'configuration'
      and confirmed_by is null and not_before >= (select ctx.instant()) - interval '10 seconds'
      and exists (select 1 from organisations.issuer i where i.issuer = signing_key.issuer and i.organisation = signing_key.organisation)
      and (use not in ('grant', 'customer') or exists (select 1 from organisations.organisation o where o.id = signing_key.organisation
      and o.kind = 'keha')));
create policy agency_closes on organisations.signing_key for update to tym_app
  using ((select ctx.reach('signingKey.revoke')) = 'network')
  with check ((select ctx.reach('signingKey.revoke')) = 'network');
-- A second person: the owner's access officer; for what opens every file, the agency's grantor will do as well.
-- Whoever decides on usage rights confirms the keys under which they are granted, and no others.
create policy owner_confirms on organisations.signing_key for update to tym_app
  using (organisation = (select ctx.employer()) and (select ctx.role_may('signingKey.confirm'))
      and (not (select ctx.role_may('usageRight.decide')) or use in ('grant', 'customer')))
  with check (organisation = (select ctx.employer()) and confirmed_by = (select ctx.person()) and revoked_at is null
      and (select ctx.role_may('signingKey.confirm')) and (not (select ctx.role_may('usageRight.decide')) or use in ('grant', 'customer')));
-- A leaked key is closed by its own organisation too, and never opened again.
create policy own_key_closed on organisations.signing_key for update to tym_app
  using ((select ctx.reach('signingKey.revoke')) = 'ownOrganisation' and organisation = (select ctx.employer()))
  with check ((select ctx.reach('signingKey.revoke')) = 'ownOrganisation' and organisation = (select ctx.employer())
      and revoked_at is not null);
grant select, insert on organisations.signing_key to tym_app;
grant select on organisations.signing_key to tym_worker, tym_gate, tym_relation;
grant update (not_after, revoked_at, confirmed_by, confirmed_at) on organisations.signing_key to tym_app;

alter table organisations.cooperation_area enable row level security, force row level security;
create policy public_facts on organisations.cooperation_area for select to tym_app, tym_worker, tym_gate, tym_relation using (true);
grant select on organisations.cooperation_area to tym_app, tym_worker, tym_gate, tym_relation;

alter table organisations.area_member enable row level security, force row level security;
create policy public_facts on organisations.area_member for select to tym_app, tym_worker, tym_gate, tym_relation using (true);
grant select on organisations.area_member to tym_app, tym_worker, tym_gate, tym_relation;

alter table organisations.acting_for enable row level security, force row level security;
create policy public_facts on organisations.acting_for for select to tym_app, tym_worker, tym_gate, tym_relation using (true);
grant select on organisations.acting_for to tym_app, tym_worker, tym_gate, tym_relation;
