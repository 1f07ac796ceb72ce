-- What goes by hand (orally, on paper, by secure mail), what a section of law lets go without consent, and what the customer
-- has shut out.
alter table disclosures.disclosure alter column consent drop not null, alter column party drop not null,
  add column channel text not null default 'machine' check (channel in ('machine', 'oral', 'paper', 'secureMail')),
  add column statute text check (statute ~ '^[0-9]{1,4}/[0-9]{4} [0-9]{1,3}[a-z]? §( [0-9]{1,2} mom\.)?( [0-9]{1,2} kohta)?$'),
  add column handed_over_on date,
  add column handed_over_by text,
  drop constraint delivered_with_receipt,
  add constraint one_ground check ((consent is null) = (statute is not null)),
  add constraint consent_names_party check (consent is null or party is not null),
  add constraint statute_by_hand check (statute is null or channel <> 'machine'),
  add constraint delivered_whole check ((state = 'delivered') = (delivered_at is not null)
    and (receipt is not null) = (state = 'delivered' and channel = 'machine')
    and (handed_over_on is not null) = (state = 'delivered' and channel <> 'machine')
    and (handed_over_on is null) = (handed_over_by is null));

create table disclosures.exclusion (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  party uuid references outside_parties.party (id),
  set_by text not null,
  set_as text not null check (set_as in ('officer', 'customer')),
  set_at timestamptz not null,
  lifted_by text,
  lifted_at timestamptz,
  constraint lifted_whole check ((lifted_by is null) = (lifted_at is null))
);
comment on table disclosures.exclusion is 'That nothing passes between the register and a party, or any party, on consent, whatever the consents say, until it is lifted.';
create index exclusion_customership on disclosures.exclusion (customership);
create index exclusion_party on disclosures.exclusion (party);
create unique index exclusion_once on disclosures.exclusion (customership, party) nulls not distinct where lifted_at is null;

create function disclosures.is_excluded(customership uuid, party uuid) returns boolean language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from disclosures.exclusion e where e.customership = $1 and e.lifted_at is null and (e.party is null or e.party = $2))
$$;

create function disclosures.refuse_obtaining_now() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select 1 from consents.consent c where c.id = new.consent and (c.withdrawn_at is not null or c.direction <> 'obtain'
      or c.party is distinct from new.party)) or disclosures.is_excluded(new.customership, new.party) then
    raise exception 'nothing is obtained but on a consent to obtain it, of a party that is not shut out' using errcode = 'TY008';
  end if;
  return new;
end $$;
create function disclosures.refuse_other_consent() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.consent is not null and not exists (select 1 from consents.consent c where c.id = new.consent and c.party = new.party
      and c.direction = 'disclose' and c.withdrawn_at is null) then
    raise exception 'a disclosure is on a consent to disclose to this party' using errcode = 'TY008';
  end if;
  return new;
end $$;
-- An exclusion is set once and lifted once, by whoever says so now.
create function disclosures.refuse_exclusion_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.set_as = 'customer' and ctx.role() is distinct from 'customer' then
    raise exception 'what the customer has shut out the customer lets in' using errcode = 'TY008';
  end if;
  if old.lifted_at is not null or new.lifted_at is distinct from ctx.instant() or new.lifted_by is distinct from ctx.person() then
    raise exception 'an exclusion is lifted once, now, in one''s own name' using errcode = 'TY008';
  end if;
  return new;
end $$;
revoke execute on function disclosures.is_excluded, disclosures.refuse_exclusion_return, disclosures.refuse_obtaining_now,
  disclosures.refuse_other_consent from public;
grant execute on function disclosures.is_excluded, disclosures.refuse_exclusion_return, disclosures.refuse_obtaining_now,
  disclosures.refuse_other_consent to tym_app, tym_worker;
create trigger refuse_obtaining_now before insert on disclosures.obtaining for each row execute function disclosures.refuse_obtaining_now();
create trigger refuse_other_consent before insert on disclosures.disclosure for each row execute function disclosures.refuse_other_consent();
create trigger refuse_return before update on disclosures.exclusion for each row execute function disclosures.refuse_exclusion_return();

alter table disclosures.exclusion enable row level security;
alter table disclosures.exclusion force row level security;
create policy one_customership on disclosures.exclusion to tym_app
  using (customership = (select ctx.customership()) and (select relation.may_enter()))
  with check (customership = (select ctx.customership()) and (select relation.may_enter()));
create policy team_or_customer on disclosures.exclusion as restrictive for insert to tym_app
  with check (not (select ctx.out_of_team()) and set_by = (select ctx.person()) and set_at = (select ctx.instant())
    and set_as = case (select ctx.role()) when 'customer' then 'customer' else 'officer' end and lifted_at is null);
create policy team_or_customer_lifts on disclosures.exclusion as restrictive for update to tym_app using (not (select ctx.out_of_team()));
create policy named_jobs on disclosures.exclusion for select to tym_worker using ((select ctx.job()) in ('deliver-disclosure', 'ask-source'));
grant select, insert on disclosures.exclusion to tym_app;
grant update (lifted_by, lifted_at) on disclosures.exclusion to tym_app;
grant select on disclosures.exclusion to tym_worker;

-- What goes by hand is said to have gone by the officer who gave it.
drop policy people_decide on disclosures.disclosure;
create policy people_decide on disclosures.disclosure as restrictive for update to tym_app
  using (state in ('awaitingApproval', 'approved', 'failed'))
  with check (receipt is null and (state in ('awaitingApproval', 'approved', 'stopped')
    or (state = 'delivered' and channel <> 'machine' and handed_over_by = (select ctx.person()) and delivered_at = (select ctx.instant()))));
grant update (left_at, sent_items, delivered_at, handed_over_on, handed_over_by) on disclosures.disclosure to tym_app;

-- And that it has come back, or is gone, by the officer to whom it was told.
alter table disclosures.recall add column confirmed_by text,
  drop constraint confirmed_whole,
  add constraint confirmed_whole check ((state = 'confirmed') = (confirmed_at is not null) and (confirmed_at is null) = (outcome is null)
    and (confirmed_at is null) = (confirmation is null and confirmed_by is null));
create policy told_by_hand on disclosures.recall as restrictive for update to tym_app
  using (not (select ctx.out_of_team()) and (state = 'failed' or (state = 'planned' and (select ctx.role()) is distinct from 'customer'
    and exists (select 1 from disclosures.disclosure d where d.id = recall.disclosure and d.channel <> 'machine'))))
  with check ((state = 'confirmed' and confirmed_by = (select ctx.person()) and confirmed_at = (select ctx.instant()) and confirmation is null)
    or (state = 'planned' and exists (select 1 from disclosures.disclosure d join consents.consent c on c.id = d.consent
      where d.id = recall.disclosure and c.withdrawn_at is not null)));
grant update (state, reason, attempts, problem, outcome, confirmed_at, confirmed_by) on disclosures.recall to tym_app;

-- Copies of 11 § data for a party's own register (14 §): ordered by an officer who may read it, taken by the party's own system.
create table disclosures.own_copy (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  owner uuid not null references organisations.organisation (id),
  ordered_by text not null,
  ordered_at timestamptz not null,
  necessity bytea not null,
  fields text[] not null check (cardinality(fields) > 0),
  content bytea,
  version integer not null default 1 check (version > 0),
  taken_by text,
  taken_at timestamptz,
  constraint taken_whole check ((taken_by is null) = (taken_at is null) and (content is null) = (taken_at is not null))
);
comment on table disclosures.own_copy is 'Which 11 § data an officer has ordered to be copied into the own register of their party (14 §), and why. Gone from here once the party''s system has taken it.';
create index own_copy_customership on disclosures.own_copy (customership);
create index own_copy_owner on disclosures.own_copy (owner, id);
create function disclosures.refuse_copy_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.taken_at is not null or new.taken_at is distinct from ctx.instant() or new.taken_by is distinct from ctx.person()
      or new.version <> old.version + 1 then
    raise exception 'a copy is taken once, now, by the system that takes it' using errcode = 'TY008';
  end if;
  return new;
end $$;
revoke execute on function disclosures.refuse_copy_return from public;
grant execute on function disclosures.refuse_copy_return to tym_app;
create trigger refuse_return before update on disclosures.own_copy for each row execute function disclosures.refuse_copy_return();
create trigger refuse_outside_customership before insert on disclosures.own_copy
  for each row execute function disclosures.refuse_outside_customership();
alter table disclosures.own_copy enable row level security;
alter table disclosures.own_copy force row level security;
create policy one_customership on disclosures.own_copy for select to tym_app
  using (customership = (select ctx.customership()) and (select relation.may_enter()));
create policy ordered_by_caller on disclosures.own_copy for insert to tym_app
  with check (customership = (select ctx.customership()) and (select relation.may_enter()) and not (select ctx.out_of_team())
    and ordered_by = (select ctx.person()) and owner = (select ctx.authority()) and ordered_at = (select ctx.instant())
    and (select relation.is_party((select ctx.customership()), owner)) and (select ctx.role()) is distinct from 'customer' and taken_at is null);
-- The party's own system sees what was ordered for its own register, and no other row of anything.
create policy own_system on disclosures.own_copy for select to tym_app
  using ((select ctx.role()) = 'partySystem' and owner = (select ctx.authority()));
create policy own_system_takes on disclosures.own_copy for update to tym_app
  using ((select ctx.role()) = 'partySystem' and owner = (select ctx.authority()))
  with check ((select ctx.role()) = 'partySystem' and owner = (select ctx.authority()));
grant select, insert on disclosures.own_copy to tym_app;
grant update (content, version, taken_by, taken_at) on disclosures.own_copy to tym_app;

-- Whoever gives something by hand asks whether those who approved it still hold their rights, also those of other parties.
create policy approvers on usage_rights.usage_right for select to tym_app
  using ((select ctx.kind()) = 'customership' and (select ctx.role()) is distinct from 'customer' and exists (select 1 from disclosures.approval a
    where a.usage_right = usage_right.id and a.customership = (select ctx.customership())));

-- What jobs ask of a file without seeing it: whether its person is under non-disclosure for safety, and whether it has ended. Whoever
-- has no business with the file is told the safe answer.
create function relation.shields(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.job() is null and ctx.role() is distinct from 'partySystem' and ctx.customership() is distinct from p_customership then
    return true;
  end if;
  return exists (select 1 from customerships.identity_index i where i.customership = p_customership and i.safety);
end $$;
create function relation.has_ended(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.job() is null and ctx.customership() is distinct from p_customership then
    return true;
  end if;
  return not exists (select 1 from customerships.customership c where c.id = p_customership and c.state <> 'ended');
end $$;
revoke execute on function relation.shields, relation.has_ended from public;
grant execute on function relation.shields, relation.has_ended to tym_app, tym_worker, tym_exchange;
grant usage on schema relation to tym_exchange;

-- Whoever prepared or asked is told what became of it.
alter table notifications.notification drop constraint notification_kind_check;
alter table notifications.notification add constraint notification_kind_check check (kind in ('planDue', 'planOverdue', 'reviewDue',
  'reviewOverdue', 'usageRightExpiring', 'usageRightExpired', 'outOfTeamRead', 'customershipAwaits', 'consentExpiring', 'consentWithdrawn',
  'disclosureStopped', 'disclosureFailed', 'recallByHand', 'recallFailed', 'obtainingReceived', 'obtainingFailed'));

-- What left too long ago without a receipt, and what waits though its consent is over or it has been called back.
create function disclosures.find_overdue(since timestamptz, today date, most integer) returns setof uuid
language sql stable set search_path = pg_catalog, pg_temp as $$
  select d.id from disclosures.disclosure d
  where d.channel = 'machine' and ((d.state = 'leaving' and d.claimed_at < since) or (d.state = 'approved' and (
    exists (select 1 from disclosures.recall r where r.disclosure = d.id)
    or not exists (select 1 from consents.version v where v.consent = d.consent and v.outcome = 'given' and v.valid_until >= today))))
  order by d.id limit most
$$;
revoke execute on function disclosures.find_overdue from public;
grant execute on function disclosures.find_overdue to tym_worker;
