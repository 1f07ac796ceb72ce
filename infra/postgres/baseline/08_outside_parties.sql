-- Parties outside the three authorities, as sources and recipients of data by consent or by a section of law.

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
  -- A party that is reached only by hand is entered by one officer of the authority that needs it, and is in use at once. It gets no
  -- keys and no address: for delivery by machine two persons of the agency approve terms of their own.
  by_hand_of uuid references organisations.organisation (id),
  constraint in_force_with_terms check ((state in ('active', 'suspended')) = (terms is not null)),
  constraint suspended_whole check ((state = 'suspended') = (suspended_by is not null)
    and (suspended_by is null) = (suspended_at is null) and (suspended_by is null) = (suspension_reason is null))
);
comment on table outside_parties.party is 'A source or recipient outside the three authorities, and whether data may pass. Facts about organisations; no customer data.';
create index party_terms on outside_parties.party (id, terms);
create index party_by_hand_of on outside_parties.party (by_hand_of);

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
  by_hand boolean not null default false,
  primary key (party, number),
  constraint decided_whole check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)),
  constraint refused_with_reason check ((decision is not distinct from 'refused') = (refusal_reason is not null)),
  constraint two_persons check (decided_by is null or decided_by <> proposed_by or proposed_by = 'configuration' or by_hand),
  constraint by_hand_has_no_address check (not by_hand or delivery_address is null)
);
comment on table outside_parties.terms is 'What was proposed of a party and what came of it: identity, contract, address and the data that it may have. In force only when a second person has approved it; never rewritten.';
create unique index one_open_proposal on outside_parties.terms (party) where decision is null;

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

create table outside_parties.kind (
  id uuid primary key,
  code text not null check (code ~ '^[a-z][A-Za-z]{1,40}$'),
  title_fi text not null,
  title_sv text not null,
  title_en text not null,
  state text not null check (state in ('proposed', 'approved', 'refused')),
  version integer not null default 1 check (version > 0),
  proposed_by text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  refusal_reason text,
  constraint decided_whole check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  constraint two_persons check (decided_by <> proposed_by),
  constraint refused_with_reason check ((state = 'refused') = (refusal_reason is not null))
);
comment on table outside_parties.kind is 'A kind of outside parties that the agency has added to those of the declaration: its names, who proposed it and which other person decided. Facts about no customer.';
create unique index kind_once on outside_parties.kind (code) where state <> 'refused';

alter table outside_parties.party add constraint terms_in_force foreign key (id, terms) references outside_parties.terms (party, number) deferrable initially deferred;

-- Who may do what with which row, table by table.

create trigger refuse_return before update on outside_parties.party
  for each row execute function outside_parties.refuse_return();
create trigger refuse_unknown_kind before insert on outside_parties.party for each row execute function outside_parties.refuse_unknown_kind();
create trigger refuse_other_kind before update of kind on outside_parties.party for each row when (new.kind is distinct from old.kind)
  execute function outside_parties.refuse_unknown_kind();
alter table outside_parties.party enable row level security, force row level security;
create policy agency_sees on outside_parties.party for select to tym_app using ((select ctx.role_may('outsideParty.suspend')));
-- Everybody else sees what is or has been in force, not what is only proposed; and never a customer, who is told by name.
create policy staff_sees on outside_parties.party for select to tym_app
  using ((select ctx.role()) is not null and not (select ctx.is_customer()) and terms is not null);
create policy operator_enters on outside_parties.party for insert to tym_app
  with check ((select ctx.role_may('outsideParty.propose')) and state = 'proposed' and entered_at = (select ctx.instant()));
create policy grantor_moves on outside_parties.party for update to tym_app
  using ((select ctx.role_may('outsideParty.decide')))
  with check ((select ctx.role_may('outsideParty.decide')));
create policy operator_moves on outside_parties.party for update to tym_app
  using ((select ctx.role_may('outsideParty.propose')))
  with check ((select ctx.role_may('outsideParty.propose')) and (state in ('proposed', 'active') or (state = 'suspended'
      and suspended_by is not null)));
create policy deliveries on outside_parties.party for select to tym_worker
  using ((select ctx.job()) in ('deliver-disclosure', 'send-recall'));
create policy asking on outside_parties.party for select to tym_worker using ((select ctx.job()) = 'ask-source');
create policy exchange on outside_parties.party for select to tym_exchange
  using ((select ctx.job()) = 'exchange' and id = (select ctx.party()));
create policy relation_sees on outside_parties.party for select to tym_relation using (true);
create policy officer_enters on outside_parties.party for insert to tym_app
  with check ((select ctx.role_may('outsideParty.enterByHand')) and by_hand_of = (select ctx.authority()) and state = 'active' and terms = 1
      and version = 1 and entered_at = (select ctx.instant()));
grant select, insert on outside_parties.party to tym_app;
grant select on outside_parties.party to tym_worker;
grant update (state, version, terms, suspended_by, suspended_at, suspension_reason) on outside_parties.party to tym_app;
grant select (id, kind, state, terms) on outside_parties.party to tym_exchange;
grant select (id, terms) on outside_parties.party to tym_relation;

create trigger keep_decisions before update on outside_parties.terms
  for each row execute function outside_parties.keep_decisions();
create trigger refuse_false_hand before insert on outside_parties.terms for each row execute function outside_parties.refuse_false_hand();
alter table outside_parties.terms enable row level security, force row level security;
create policy agency_sees on outside_parties.terms for select to tym_app using ((select ctx.role_may('outsideParty.suspend')));
create policy staff_sees on outside_parties.terms for select to tym_app
  using ((select ctx.role()) is not null and not (select ctx.is_customer()) and decision = 'approved');
create policy operator_proposes on outside_parties.terms for insert to tym_app
  with check ((select ctx.role_may('outsideParty.propose')) and proposed_by = (select ctx.person()) and proposed_by <> 'configuration'
      and proposed_at = (select ctx.instant()) and decision is null);
create policy grantor_decides on outside_parties.terms for update to tym_app
  using ((select ctx.role_may('outsideParty.decide')) and decision is null)
  with check ((select ctx.role_may('outsideParty.decide')) and decision is not null and decided_by = (select ctx.person()));
create policy deliveries on outside_parties.terms for select to tym_worker
  using ((select ctx.job()) in ('deliver-disclosure', 'send-recall'));
create policy asking on outside_parties.terms for select to tym_worker using ((select ctx.job()) = 'ask-source');
create policy exchange on outside_parties.terms for select to tym_exchange
  using ((select ctx.job()) = 'exchange' and party = (select ctx.party()));
create policy relation_sees on outside_parties.terms for select to tym_relation using (true);
create policy officer_enters on outside_parties.terms for insert to tym_app
  with check ((select ctx.role_may('outsideParty.enterByHand')) and by_hand and number = 1 and proposed_by = (select ctx.person())
      and decided_by = (select ctx.person()) and decision = 'approved' and proposed_at = (select ctx.instant())
      and decided_at = (select ctx.instant()) and exists (select 1 from outside_parties.party p where p.id = terms.party
      and p.by_hand_of = (select ctx.authority())));
grant select, insert on outside_parties.terms to tym_app;
grant select on outside_parties.terms to tym_worker;
grant update (decision, decided_by, decided_at, refusal_reason) on outside_parties.terms to tym_app;
grant select (party, number, name, business_id, delivery_address, allowed_fields) on outside_parties.terms to tym_exchange;
grant select (party, number, name) on outside_parties.terms to tym_relation;

create trigger keep_key_history before update on outside_parties.party_key
  for each row execute function outside_parties.keep_key_history();
create trigger refuse_key_by_hand before insert on outside_parties.party_key for each row execute function outside_parties.refuse_key_by_hand();
alter table outside_parties.party_key enable row level security, force row level security;
create policy agency_sees on outside_parties.party_key for select to tym_app using ((select ctx.role_may('outsideParty.suspend')));
create policy staff_sees on outside_parties.party_key for select to tym_app
  using ((select ctx.role()) is not null and not (select ctx.is_customer()) and confirmed_by is not null);
create policy operator_registers on outside_parties.party_key for insert to tym_app
  with check ((select ctx.role_may('outsideParty.propose')) and registered_by = (select ctx.person()) and registered_by <> 'configuration'
      and confirmed_by is null and revoked_at is null);
create policy grantor_confirms on outside_parties.party_key for update to tym_app
  using ((select ctx.role_may('outsideParty.decide')))
  with check ((select ctx.role_may('outsideParty.decide')) and (revoked_at is not null or not_after is not null
      or confirmed_by = (select ctx.person())));
create policy operator_closes on outside_parties.party_key for update to tym_app
  using ((select ctx.role_may('outsideParty.propose')))
  with check ((select ctx.role_may('outsideParty.propose')) and (revoked_at is not null or not_after is not null));
create policy deliveries on outside_parties.party_key for select to tym_worker
  using ((select ctx.job()) in ('deliver-disclosure', 'send-recall'));
create policy asking on outside_parties.party_key for select to tym_worker using ((select ctx.job()) = 'ask-source');
create policy exchange on outside_parties.party_key for select to tym_exchange
  using ((select ctx.job()) = 'exchange' and party = (select ctx.party()));
-- Whoever comes to the exchange has proved nothing yet: the keys that any party signs with are looked up for many at once, over one
-- connection, before a single party's rows are opened. They are public, and nothing else is seen so.
create policy proofs on outside_parties.party_key for select to tym_exchange
  using ((select ctx.job()) = 'exchange-proofs' and use = 'signature' and confirmed_at is not null and revoked_at is null);
grant select, insert on outside_parties.party_key to tym_app;
grant select on outside_parties.party_key to tym_worker;
grant update (not_after, revoked_at, confirmed_by, confirmed_at) on outside_parties.party_key to tym_app;
grant select (id, party, use, key_id, public_jwk, not_after, revoked_at, confirmed_at) on outside_parties.party_key to tym_exchange;

alter table outside_parties.event enable row level security, force row level security;
-- Outside parties: one of the agency proposes, another decides, either stops.
create policy agency_sees on outside_parties.event for select to tym_app using ((select ctx.role_may('outsideParty.suspend')));
create policy own_act on outside_parties.event for insert to tym_app
  with check (by_person = (select ctx.person()) and at = (select ctx.instant()) and (select ctx.role_may('outsideParty.suspend')));
create policy officer_enters on outside_parties.event for insert to tym_app
  with check ((select ctx.role_may('outsideParty.enterByHand')) and by_person = (select ctx.person()) and at = (select ctx.instant())
      and event = 'enteredByHand');
grant select, insert on outside_parties.event to tym_app;

create trigger refuse_kind_return before update on outside_parties.kind for each row execute function outside_parties.refuse_kind_return();
create trigger refuse_declared_kind before insert on outside_parties.kind for each row execute function outside_parties.refuse_declared_kind();
alter table outside_parties.kind enable row level security, force row level security;
create policy known_kinds on outside_parties.kind for select to tym_app
  using (state = 'approved' and (select ctx.role_may('outsideParty.readKinds')));
create policy agency_sees on outside_parties.kind for select to tym_app
  using ((select ctx.role_may('outsideParty.proposeKind')) or (select ctx.role_may('outsideParty.decideOnKind')));
create policy operator_proposes on outside_parties.kind for insert to tym_app
  with check ((select ctx.role_may('outsideParty.proposeKind')) and state = 'proposed' and version = 1
      and proposed_by = (select ctx.person()) and proposed_at = (select ctx.instant()));
create policy grantor_decides on outside_parties.kind for update to tym_app
  using ((select ctx.role_may('outsideParty.decideOnKind')) and state = 'proposed')
  with check ((select ctx.role_may('outsideParty.decideOnKind')) and decided_by = (select ctx.person()));
grant select, insert on outside_parties.kind to tym_app;
grant update (state, version, decided_by, decided_at, refusal_reason) on outside_parties.kind to tym_app;
