-- Individualised consents (yksilöity suostumus) to obtain or disclose data beyond the three authorities: field 2.09.
create schema consents;
comment on schema consents is 'What the customer has agreed to, exactly, and has refused or withdrawn';
grant usage on schema consents to tym_app, tym_worker;

create table consents.consent (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  party uuid references outside_parties.party (id),
  party_kind text not null,
  direction text not null check (direction in ('obtain', 'disclose')),
  owner uuid not null references organisations.organisation (id),
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_as text check (withdrawn_as in ('officer', 'customer')),
  unique (id, customership),
  constraint withdrawn_whole check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_as is null))
);
comment on table consents.consent is 'One consent of one customer towards one party in one direction, and its withdrawal. Dies with the customership.';
create index consent_customership on consents.consent (customership, id);
create index consent_party on consents.consent (party);
create index consent_owner on consents.consent (owner);

create table consents.version (
  consent uuid not null,
  number integer not null check (number > 0),
  customership uuid not null references customerships.customership (id),
  outcome text not null check (outcome in ('given', 'refused')),
  fields text[] not null check (cardinality(fields) > 0),
  purpose_entry uuid,
  valid_from date not null,
  valid_until date not null check (valid_until >= valid_from),
  form text not null check (form in ('written', 'signed', 'electronic', 'oral')),
  given_on date not null,
  explicit boolean not null,
  terms integer,
  language text not null check (language in ('fi', 'sv', 'en')),
  text_version text not null,
  recorded_by text not null,
  recorded_role text not null,
  recorded_authority uuid not null references organisations.organisation (id),
  recorded_at timestamptz not null,
  content bytea not null,
  receipt_hash bytea not null check (octet_length(receipt_hash) = 32),
  receipt_signature text,
  receipt_signed_at timestamptz,
  primary key (consent, number),
  foreign key (consent, customership) references consents.consent (id, customership),
  constraint signed_whole check ((receipt_signature is null) = (receipt_signed_at is null))
);
comment on table consents.version is 'What was agreed or refused, as it was shown: insert only. Purpose, contact, named person and representative are encrypted with the customership''s key; the receipt is signed by the organisation that received the consent.';
create index version_customership on consents.version (customership);
create index version_of_consent on consents.version (consent, customership);
create index version_recorded_authority on consents.version (recorded_authority);
create index version_ending on consents.version (valid_until) where outcome = 'given';
create index version_unsigned on consents.version (consent, number) where receipt_signature is null;

-- A consent is immutable once given; withdrawn is withdrawn.
create function consents.refuse_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.withdrawn_at is not null then
    raise exception 'a withdrawn consent stays withdrawn' using errcode = 'TY007';
  end if;
  if new.version <> old.version + 1 then
    raise exception 'versions of a consent follow one another' using errcode = 'TY007';
  end if;
  if new.withdrawn_at is not null and ctx.person() is not null and (new.withdrawn_at is distinct from ctx.instant()
      or new.withdrawn_by is distinct from ctx.person()
      or new.withdrawn_as is distinct from case ctx.role() when 'customer' then 'customer' else 'officer' end) then
    raise exception 'a consent is withdrawn now, in one''s own name' using errcode = 'TY007';
  end if;
  return new;
end $$;
-- An answer belongs to a consent that stands, next in line.
create function consents.refuse_stray_answer() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare withdrawn timestamptz; newest integer;
begin
  -- The row is held by whoever records the answer: a withdrawal waits for this, or this for it.
  select c.withdrawn_at into withdrawn from consents.consent c where c.id = new.consent for update;
  select coalesce(max(v.number), 0) into newest from consents.version v where v.consent = new.consent;
  if withdrawn is not null or new.number <> newest + 1 then
    raise exception 'no answer is added to a withdrawn consent, or out of turn' using errcode = 'TY007';
  end if;
  return new;
end $$;
create function consents.refuse_outside_customership() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare began timestamptz; state text;
begin
  select c.recorded_at, c.state into began, state from customerships.customership c where c.id = new.customership;
  if began is null or new.recorded_at < began then
    raise exception 'nothing is stored before the joint assessment has started (381/2023 12 §)' using errcode = 'TY002';
  end if;
  if state = 'ended' then
    raise exception 'an ended customership is read-only' using errcode = 'TY003';
  end if;
  return new;
end $$;
revoke execute on all functions in schema consents from public;
grant execute on all functions in schema consents to tym_app, tym_worker;
create trigger refuse_return before update on consents.consent for each row execute function consents.refuse_return();
create trigger refuse_outside_customership before insert on consents.consent
  for each row execute function consents.refuse_outside_customership();
create trigger refuse_stray_answer before insert on consents.version
  for each row execute function consents.refuse_stray_answer();
create trigger refuse_outside_customership before insert on consents.version
  for each row execute function consents.refuse_outside_customership();

do $$
declare name text;
begin
  foreach name in array array['consent', 'version'] loop
    execute format('alter table consents.%I enable row level security', name);
    execute format('alter table consents.%I force row level security', name);
    execute format('create policy one_customership on consents.%I to tym_app
      using (customership = (select ctx.customership()) and (select relation.may_enter()))
      with check (customership = (select ctx.customership()) and (select relation.may_enter()))', name);
    execute format('create policy officers_add on consents.%I as restrictive for insert to tym_app
      with check ((select ctx.role()) is distinct from ''customer'' and not (select ctx.out_of_team()))', name);
    execute format('create policy named_jobs on consents.%I for select to tym_worker
      using ((select ctx.job()) in (''sign-consent-receipt'', ''announce-expiring-consents'', ''notify-consent-withdrawn''))', name);
    execute format('grant select, insert on consents.%I to tym_app', name);
  end loop;
end $$;
-- Anybody on the team may withdraw for the customer, and the customer for themselves; nobody from outside.
create policy team_or_customer on consents.consent as restrictive for update to tym_app
  using (not (select ctx.out_of_team()))
  with check (not (select ctx.out_of_team()) and (withdrawn_by is null or withdrawn_by = (select ctx.person())));
-- What was agreed is told anew by an officer only: the customer changes nothing but withdraws.
create policy customer_withdraws on consents.consent as restrictive for update to tym_app
  using (true)
  with check ((select ctx.role()) is distinct from 'customer' or (withdrawn_at is not null and withdrawn_as = 'customer'));
create policy received_by_own_party on consents.consent as restrictive for insert to tym_app
  with check (owner = (select ctx.authority()) and recorded_at = (select ctx.instant()) and (select relation.is_party((select ctx.customership()), owner))
    and withdrawn_at is null);
create policy received_by_own_party on consents.version as restrictive for insert to tym_app
  with check (recorded_authority = (select ctx.authority()) and recorded_by = (select ctx.person())
    and recorded_role = (select ctx.role()) and recorded_at = (select ctx.instant())
    and (select relation.is_party((select ctx.customership()), recorded_authority)) and receipt_signature is null);
create policy receipts on consents.version for update to tym_worker
  using ((select ctx.job()) = 'sign-consent-receipt' and receipt_signature is null)
  with check ((select ctx.job()) = 'sign-consent-receipt');
-- The jobs see which, whose and until when; what was agreed in words is nothing to them.
grant select (id, customership, owner, withdrawn_at) on consents.consent to tym_worker;
grant select (consent, number, customership, outcome, valid_until, recorded_authority, receipt_hash, receipt_signature)
  on consents.version to tym_worker;
grant update (version, withdrawn_at, withdrawn_by, withdrawn_as) on consents.consent to tym_app;
grant update (receipt_signature, receipt_signed_at) on consents.version to tym_worker;

-- Who is told: the responsible officers of the party that received the consent.
do $$
declare name text;
begin
  foreach name in array array['party', 'case_team_member'] loop
    execute format('create policy consent_jobs on customerships.%I for select to tym_worker
      using ((select ctx.job()) in (''announce-expiring-consents'', ''notify-consent-withdrawn''))', name);
  end loop;
end $$;
alter table notifications.notification drop constraint notification_kind_check;
alter table notifications.notification add constraint notification_kind_check check (kind in ('planDue', 'planOverdue', 'reviewDue',
  'reviewOverdue', 'usageRightExpiring', 'usageRightExpired', 'outOfTeamRead', 'customershipAwaits', 'consentExpiring', 'consentWithdrawn'));
