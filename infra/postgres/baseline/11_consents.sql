-- Individualised consents (yksilöity suostumus) to obtain or disclose data beyond the three authorities: field 2.09.

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
  -- The same terms are agreed to once. What is in force twice already is marked as one, and is withdrawn as one.
  name_digest bytea check (octet_length(name_digest) = 32),
  twin_of uuid,
  unique (id, customership),
  constraint withdrawn_whole check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_as is null)),
  foreign key (twin_of, customership) references consents.consent (id, customership),
  constraint digest_of_named check (name_digest is null or party is null),
  constraint twin_of_another check (twin_of is distinct from id)
);
comment on table consents.consent is 'One consent of one customer towards one party in one direction, and its withdrawal. Dies with the customership.';
create index consent_customership on consents.consent (customership, id);
create index consent_party on consents.consent (party);
create index consent_owner on consents.consent (owner);
create index consent_twin_of on consents.consent (twin_of, customership);

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
  -- Whether two answers of one consent are for the same purpose, without opening either.
  purpose_digest bytea check (octet_length(purpose_digest) = 32),
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

-- Who may do what with which row, table by table.

create trigger refuse_return before update on consents.consent for each row execute function consents.refuse_return();
create trigger refuse_outside_customership before insert on consents.consent
  for each row execute function consents.refuse_outside_customership();
alter table consents.consent enable row level security, force row level security;
create policy one_customership on consents.consent to tym_app
  using (customership = (select ctx.customership()) and (select relation.may_enter()))
  with check (customership = (select ctx.customership()) and (select relation.may_enter()));
create policy officers_add on consents.consent as restrictive for insert to tym_app
  with check (not (select ctx.is_customer()) and not (select ctx.out_of_team()));
create policy named_jobs on consents.consent for select to tym_worker
  using ((select ctx.job()) in ('sign-consent-receipt', 'announce-expiring-consents', 'notify-consent-withdrawn'));
-- Anybody on the team may withdraw for the customer, and the customer for themselves; nobody from outside.
create policy team_or_customer on consents.consent as restrictive for update to tym_app
  using (not (select ctx.out_of_team()))
  with check (not (select ctx.out_of_team()) and (withdrawn_by is null or withdrawn_by = (select ctx.person())));
-- What was agreed is told anew by an officer only: the customer changes nothing but withdraws.
create policy customer_withdraws on consents.consent as restrictive for update to tym_app
  using (true)
  with check (not (select ctx.is_customer()) or (withdrawn_at is not null and withdrawn_as = 'customer'));
create policy received_by_own_party on consents.consent as restrictive for insert to tym_app
  with check (owner = (select ctx.authority()) and recorded_at = (select ctx.instant())
      and (select relation.is_party((select ctx.customership()), owner)) and withdrawn_at is null);
-- What the delivery asks again before the first byte: the consent, the party, the newest versions of the entries.
create policy deliveries on consents.consent for select to tym_worker
  using ((select ctx.job()) in ('deliver-disclosure', 'close-overdue', 'recall-corrected', 'recall-narrowed'));
create policy asking on consents.consent for select to tym_worker using ((select ctx.job()) = 'ask-source');
create policy exchange on consents.consent for select to tym_exchange
  using ((select ctx.job()) = 'exchange' and party = (select ctx.party()));
create policy relation_sees on consents.consent for select to tym_relation using (true);
-- Withdraws what a journal says was withdrawn and the database does not: after a restore, or after a crash before the commit. By nobody, so never
-- in the request of a person; on what instant it was withdrawn the journal says. A later answer of the customer holds.
create policy relation_withdraws on consents.consent for update to tym_relation
  using (withdrawn_at is null)
  with check (withdrawn_by = 'journal');
-- The jobs see which, whose and until when; what was agreed in words is nothing to them.
grant select, insert on consents.consent to tym_app;
grant update (version, withdrawn_at, withdrawn_by, withdrawn_as) on consents.consent to tym_app, tym_relation;
grant select (id, customership, party, direction, owner, withdrawn_at) on consents.consent to tym_worker;
grant select (id, customership, party, direction, withdrawn_at) on consents.consent to tym_exchange;
grant select (id, customership, party, version, withdrawn_at) on consents.consent to tym_relation;

create trigger refuse_stray_answer before insert on consents.version
  for each row execute function consents.refuse_stray_answer();
create trigger refuse_outside_customership before insert on consents.version
  for each row execute function consents.refuse_outside_customership();
create trigger refuse_twin before insert on consents.version for each row execute function consents.refuse_twin();
alter table consents.version enable row level security, force row level security;
create policy one_customership on consents.version to tym_app
  using (customership = (select ctx.customership()) and (select relation.may_enter()))
  with check (customership = (select ctx.customership()) and (select relation.may_enter()));
create policy officers_add on consents.version as restrictive for insert to tym_app
  with check (not (select ctx.is_customer()) and not (select ctx.out_of_team()));
create policy named_jobs on consents.version for select to tym_worker
  using ((select ctx.job()) in ('sign-consent-receipt', 'announce-expiring-consents', 'notify-consent-withdrawn'));
create policy received_by_own_party on consents.version as restrictive for insert to tym_app
  with check (recorded_authority = (select ctx.authority()) and recorded_by = (select ctx.person()) and recorded_role = (select ctx.role())
      and recorded_at = (select ctx.instant()) and (select relation.is_party((select ctx.customership()), recorded_authority))
      and receipt_signature is null);
create policy receipts on consents.version for update to tym_worker
  using ((select ctx.job()) = 'sign-consent-receipt' and receipt_signature is null)
  with check ((select ctx.job()) = 'sign-consent-receipt');
create policy deliveries on consents.version for select to tym_worker
  using ((select ctx.job()) in ('deliver-disclosure', 'close-overdue', 'recall-corrected', 'recall-narrowed'));
create policy asking on consents.version for select to tym_worker using ((select ctx.job()) = 'ask-source');
create policy exchange on consents.version for select to tym_exchange
  using ((select ctx.job()) = 'exchange' and exists (select 1 from consents.consent c where c.id = version.consent));
create policy relation_sees on consents.version for select to tym_relation using (true);
grant select, insert on consents.version to tym_app;
grant select (consent, number, customership, outcome, fields, valid_from, valid_until, recorded_authority, receipt_hash, receipt_signature,
  purpose_digest) on consents.version to tym_worker;
grant update (receipt_signature, receipt_signed_at) on consents.version to tym_worker;
grant select (consent, number, outcome, fields, valid_from, valid_until, receipt_hash, purpose_digest) on consents.version to tym_exchange;
grant select (consent, number, recorded_at) on consents.version to tym_relation;
