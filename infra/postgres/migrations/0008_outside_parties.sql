-- Parties outside the three authorities, as sources and recipients of data by consent or by a section of law.
create schema outside_parties;
comment on schema outside_parties is 'Who may receive or give data from outside, approved by two persons of the agency';
grant usage on schema outside_parties to tym_app, tym_worker;

create table outside_parties.party (
  id uuid primary key,
  kind text not null check (kind ~ '^[a-z][A-Za-z]{1,40}$'),
  state text not null check (state in ('proposed', 'active', 'suspended', 'refused')),
  version integer not null default 1 check (version > 0),
  terms integer,
  suspended_by text,
  suspended_at timestamptz,
  suspension_reason text,
  entered_at timestamptz not null,
  constraint in_force_with_terms check ((state in ('active', 'suspended')) = (terms is not null)),
  constraint suspended_whole check ((state = 'suspended') = (suspended_by is not null)
    and (suspended_by is null) = (suspended_at is null) and (suspended_by is null) = (suspension_reason is null))
);
comment on table outside_parties.party is 'A source or recipient outside the three authorities, and whether data may pass. Facts about organisations; no customer data.';

create table outside_parties.terms (
  party uuid not null references outside_parties.party (id),
  number integer not null check (number > 0),
  name text not null,
  business_id text,
  country text not null check (country ~ '^[A-Z]{2}$'),
  contact text not null,
  contract_reference text not null,
  delivery_address text,
  allowed_fields text[] not null check (cardinality(allowed_fields) > 0),
  proposed_by text not null,
  proposed_at timestamptz not null,
  decision text check (decision in ('approved', 'refused')),
  decided_by text,
  decided_at timestamptz,
  refusal_reason text,
  primary key (party, number),
  constraint two_persons check (decided_by is null or decided_by <> proposed_by or proposed_by = 'configuration'),
  constraint decided_whole check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)),
  constraint refused_with_reason check ((decision is not distinct from 'refused') = (refusal_reason is not null))
);
comment on table outside_parties.terms is 'What was proposed of a party and what came of it: identity, contract, address and the data that it may have. In force only when a second person has approved it; never rewritten.';
create unique index one_open_proposal on outside_parties.terms (party) where decision is null;
alter table outside_parties.party add constraint terms_in_force foreign key (id, terms) references outside_parties.terms (party, number);
create index party_terms on outside_parties.party (id, terms);

create table outside_parties.party_key (
  id uuid primary key,
  party uuid not null references outside_parties.party (id),
  use text not null check (use in ('encryption', 'signature')),
  key_id text not null,
  public_jwk jsonb not null check (not public_jwk ? 'd'),
  not_after timestamptz,
  revoked_at timestamptz,
  registered_by text not null,
  registered_at timestamptz not null,
  confirmed_by text,
  confirmed_at timestamptz,
  constraint one_key_one_use unique (key_id),
  constraint confirmed_whole check ((confirmed_by is null) = (confirmed_at is null)),
  constraint two_persons check (confirmed_by is null or confirmed_by <> registered_by or registered_by = 'configuration')
);
comment on table outside_parties.party_key is 'Public keys of a party: what is sent is encrypted to one, what it signs is verified with the other. Used once a second person has confirmed it. No private key is ever here.';
create index party_key_party on outside_parties.party_key (party, use);

create table outside_parties.event (
  id uuid primary key,
  party uuid not null references outside_parties.party (id),
  version integer not null,
  event text not null,
  by_person text not null,
  at timestamptz not null
);
comment on table outside_parties.event is 'History of a party, never rewritten.';
create index event_party on outside_parties.event (party, at);

-- What has been decided is never decided anew, nobody comes back from a refusal, and nobody is two persons: whoever asks.
-- (Where no person is said, configuration acts: the demo area and nothing else.)
create function outside_parties.keep_decisions() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.decision is not null then
    raise exception 'what was decided of a party is not decided anew' using errcode = 'TY006';
  end if;
  return new;
end $$;
create function outside_parties.refuse_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.version <= old.version or (new.state <> old.state and not (
      (old.state = 'proposed' and new.state in ('active', 'refused'))
      or (old.state = 'active' and new.state = 'suspended')
      or (old.state = 'suspended' and new.state = 'active'))) then
    raise exception 'an outside party does not go from % to %', old.state, new.state using errcode = 'TY006';
  end if;
  if new.state = 'suspended' and old.state = 'suspended' and (new.suspended_by, new.suspended_at, new.suspension_reason)
      is distinct from (old.suspended_by, old.suspended_at, old.suspension_reason) then
    raise exception 'who suspended a party, when and why, is not rewritten' using errcode = 'TY006';
  end if;
  if ctx.person() is not null then
    if new.state = 'suspended' and old.state <> 'suspended'
        and (new.suspended_by is distinct from ctx.person() or new.suspended_at is distinct from ctx.instant()) then
      raise exception 'a party is suspended in one''s own name, now' using errcode = 'TY006';
    end if;
    if old.state = 'suspended' and new.state = 'active'
        and (ctx.role() is distinct from 'kehaGrantor' or ctx.person() is not distinct from old.suspended_by) then
      raise exception 'a second person lets an outside party in again' using errcode = 'TY006';
    end if;
    if (new.state in ('active', 'refused') and old.state = 'proposed' or new.terms is distinct from old.terms)
        and ctx.role() is distinct from 'kehaGrantor' then
      raise exception 'the grantor decides which terms are in force' using errcode = 'TY006';
    end if;
  end if;
  if new.terms is distinct from old.terms and (new.terms is null or new.terms <= coalesce(old.terms, 0) or not exists (
      select 1 from outside_parties.terms t where t.party = new.id and t.number = new.terms and t.decision = 'approved'
        and (ctx.person() is null or (t.decided_by = ctx.person() and t.decided_at = ctx.instant())))) then
    raise exception 'only terms that have just been approved come into force' using errcode = 'TY006';
  end if;
  return new;
end $$;
create function outside_parties.keep_key_history() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (new.confirmed_by, new.confirmed_at) is distinct from (old.confirmed_by, old.confirmed_at) and (old.confirmed_by is not null
      or (ctx.person() is not null and (ctx.role() is distinct from 'kehaGrantor' or new.confirmed_by is distinct from ctx.person()
        or new.confirmed_at is distinct from ctx.instant() or (new.not_after, new.revoked_at) is distinct from (old.not_after, old.revoked_at)))) then
    raise exception 'a key is confirmed once, by a second person in their own name' using errcode = 'TY006';
  end if;
  if new.revoked_at is distinct from old.revoked_at and (old.revoked_at is not null
      or (ctx.person() is not null and new.revoked_at is distinct from ctx.instant())) then
    raise exception 'a revoked key stays revoked' using errcode = 'TY006';
  end if;
  if new.not_after is distinct from old.not_after and (old.not_after is not null
      or (ctx.person() is not null and new.not_after is distinct from ctx.instant())) then
    raise exception 'a retired key is not taken into use again' using errcode = 'TY006';
  end if;
  return new;
end $$;
revoke execute on all functions in schema outside_parties from public;
grant execute on all functions in schema outside_parties to tym_app;
create trigger keep_decisions before update on outside_parties.terms
  for each row execute function outside_parties.keep_decisions();
create trigger refuse_return before update on outside_parties.party
  for each row execute function outside_parties.refuse_return();
create trigger keep_key_history before update on outside_parties.party_key
  for each row execute function outside_parties.keep_key_history();

do $$
declare name text;
begin
  foreach name in array array['party', 'terms', 'party_key', 'event'] loop
    execute format('alter table outside_parties.%I enable row level security', name);
    execute format('alter table outside_parties.%I force row level security', name);
    execute format('create policy agency_sees on outside_parties.%I for select to tym_app
      using ((select ctx.role()) in (''kehaOperator'', ''kehaGrantor''))', name);
    execute format('grant select, insert on outside_parties.%I to tym_app', name);
  end loop;
end $$;
-- Everybody else sees what is or has been in force, not what is only proposed; and never a customer, who is told by name.
create policy staff_sees on outside_parties.party for select to tym_app
  using ((select ctx.role()) is not null and (select ctx.role()) <> 'customer' and terms is not null);
create policy staff_sees on outside_parties.terms for select to tym_app
  using ((select ctx.role()) is not null and (select ctx.role()) <> 'customer' and decision = 'approved');
create policy staff_sees on outside_parties.party_key for select to tym_app
  using ((select ctx.role()) is not null and (select ctx.role()) <> 'customer' and confirmed_by is not null);
create policy operator_enters on outside_parties.party for insert to tym_app
  with check ((select ctx.role()) = 'kehaOperator' and state = 'proposed' and entered_at = (select ctx.instant()));
create policy operator_proposes on outside_parties.terms for insert to tym_app
  with check ((select ctx.role()) = 'kehaOperator' and proposed_by = (select ctx.person()) and proposed_by <> 'configuration'
    and proposed_at = (select ctx.instant()) and decision is null);
create policy grantor_decides on outside_parties.terms for update to tym_app
  using ((select ctx.role()) = 'kehaGrantor' and decision is null)
  with check ((select ctx.role()) = 'kehaGrantor' and decision is not null and decided_by = (select ctx.person()));
create policy grantor_moves on outside_parties.party for update to tym_app
  using ((select ctx.role()) = 'kehaGrantor') with check ((select ctx.role()) = 'kehaGrantor');
create policy operator_moves on outside_parties.party for update to tym_app
  using ((select ctx.role()) = 'kehaOperator')
  with check ((select ctx.role()) = 'kehaOperator' and (state in ('proposed', 'active')
    or (state = 'suspended' and suspended_by is not null)));
create policy operator_registers on outside_parties.party_key for insert to tym_app
  with check ((select ctx.role()) = 'kehaOperator' and registered_by = (select ctx.person()) and registered_by <> 'configuration'
    and confirmed_by is null and revoked_at is null);
create policy grantor_confirms on outside_parties.party_key for update to tym_app
  using ((select ctx.role()) = 'kehaGrantor')
  with check ((select ctx.role()) = 'kehaGrantor'
    and (revoked_at is not null or not_after is not null or confirmed_by = (select ctx.person())));
create policy operator_closes on outside_parties.party_key for update to tym_app
  using ((select ctx.role()) = 'kehaOperator')
  with check ((select ctx.role()) = 'kehaOperator' and (revoked_at is not null or not_after is not null));
create policy own_act on outside_parties.event for insert to tym_app
  with check (by_person = (select ctx.person()) and at = (select ctx.instant())
    and (select ctx.role()) in ('kehaOperator', 'kehaGrantor'));
grant update (decision, decided_by, decided_at, refusal_reason) on outside_parties.terms to tym_app;
grant update (state, version, terms, suspended_by, suspended_at, suspension_reason) on outside_parties.party to tym_app;
grant update (not_after, revoked_at, confirmed_by, confirmed_at) on outside_parties.party_key to tym_app;
