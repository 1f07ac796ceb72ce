-- Disclosures (luovutus) to parties outside, by an individualised consent: the snapshot that was approved, or less.

create table disclosures.disclosure (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  consent uuid,
  consent_version integer,
  party uuid references outside_parties.party (id),
  owner uuid not null references organisations.organisation (id),
  state text not null check (state in ('awaitingApproval', 'approved', 'leaving', 'delivered', 'stopped', 'failed')),
  version integer not null default 1 check (version > 0),
  prepared_by text not null,
  prepared_at timestamptz not null,
  snapshot bytea not null,
  snapshot_hash bytea not null check (octet_length(snapshot_hash) = 32),
  attempts integer not null default 0 check (attempts >= 0),
  problem text check (problem ~ '^[a-z][a-z0-9-]{2,63}$'),
  left_at timestamptz,
  claimed_at timestamptz,
  sent_items integer,
  receipt text,
  delivered_at timestamptz,
  -- What goes by hand (orally, on paper, by secure mail), what a section of law lets go without consent, and what the customer
  -- has shut out.
  channel text not null default 'machine' check (channel in ('machine', 'oral', 'paper', 'secureMail')),
  statute text check (statute ~ '^[0-9]{1,4}/[0-9]{4} [0-9]{1,3}[a-z]? §( [0-9]{1,2} mom\.)?( [0-9]{1,2} kohta)?$'),
  handed_over_on date,
  handed_over_by text,
  -- What was given by hand and is recorded afterwards is judged as of when it was given; the hour where the officer knows it.
  handed_over_at timestamptz,
  unique (id, customership),
  foreign key (consent, customership) references consents.consent (id, customership),
  constraint left_when_leaving check (state not in ('leaving', 'delivered') or left_at is not null),
  constraint stopped_with_problem check (state not in ('stopped', 'failed') or problem is not null),
  constraint stopped_before_it_left check (state <> 'stopped' or left_at is null),
  constraint one_ground check ((consent is null) = (statute is not null)),
  constraint statute_by_hand check (statute is null or channel <> 'machine'),
  constraint delivered_whole check ((state = 'delivered') = (delivered_at is not null)
    and (receipt is not null) = (state = 'delivered' and channel = 'machine')
    and (handed_over_on is not null) = (state = 'delivered' and channel <> 'machine')
    and (handed_over_on is null) = (handed_over_by is null)),
  constraint hour_of_day check (handed_over_at is null or (handed_over_at at time zone 'Europe/Helsinki')::date = handed_over_on),
  -- Whoever the customer names may receive on an individualised consent, by hand: such a person is in no registry.
  constraint machine_reaches_party check (consent is null or party is not null or channel <> 'machine')
);
comment on table disclosures.disclosure is 'One delivery to one party on one consent: its snapshot encrypted with the customership''s key, its hash fixed, and how far it has come. Dies with the customership.';
create index disclosure_customership on disclosures.disclosure (customership, id);
create index disclosure_consent on disclosures.disclosure (consent, customership);
create index disclosure_party on disclosures.disclosure (party);
create index disclosure_open on disclosures.disclosure (party, id) where state in ('approved', 'leaving');
create index disclosure_owner on disclosures.disclosure (owner);

create table disclosures.item (
  disclosure uuid not null,
  customership uuid not null references customerships.customership (id),
  entry uuid not null,
  entry_version integer not null check (entry_version > 0),
  field text not null,
  owner uuid not null references organisations.organisation (id),
  -- Which items have left by machine, and when first: what is fetched again may hold more than before, and its receipt comes later.
  left_at timestamptz,
  primary key (disclosure, entry),
  foreign key (disclosure, customership) references disclosures.disclosure (id, customership)
);
comment on table disclosures.item is 'Which version of which entry is in a snapshot, and who answers for it: ids only. What has been corrected since approval is not sent.';
create index item_disclosure on disclosures.item (disclosure, customership);
create index item_customership on disclosures.item (customership);
create index item_entry on disclosures.item (entry);
create index item_owner on disclosures.item (owner);

create table disclosures.approval (
  disclosure uuid not null,
  customership uuid not null references customerships.customership (id),
  organisation uuid not null references organisations.organisation (id),
  person text not null,
  usage_right uuid not null,
  approved_at timestamptz not null,
  primary key (disclosure, organisation),
  foreign key (disclosure, customership) references disclosures.disclosure (id, customership)
);
comment on table disclosures.approval is 'Who approved exactly this snapshot for which storing organisation, under which usage right: each must still live when the delivery leaves.';
create index approval_disclosure on disclosures.approval (disclosure, customership);
create index approval_customership on disclosures.approval (customership);
create index approval_organisation on disclosures.approval (organisation);

create table disclosures.recall (
  id uuid primary key,
  disclosure uuid not null unique,
  customership uuid not null references customerships.customership (id),
  reason text not null,
  state text not null check (state in ('planned', 'confirmed', 'failed')),
  planned_at timestamptz not null,
  attempts integer not null default 0 check (attempts >= 0),
  problem text check (problem ~ '^[a-z][a-z0-9-]{2,63}$'),
  outcome text check (outcome in ('deleted', 'kept', 'neverReceived')),
  confirmation text,
  confirmed_at timestamptz,
  -- And that it has come back, or is gone, by the officer to whom it was told.
  confirmed_by text,
  foreign key (disclosure, customership) references disclosures.disclosure (id, customership),
  constraint confirmed_whole check ((state = 'confirmed') = (confirmed_at is not null) and (confirmed_at is null) = (outcome is null)
    and (confirmed_at is null) = (confirmation is null and confirmed_by is null)),
  constraint recall_reason_check check (reason in ('withdrawn', 'corrected', 'removed', 'deleted', 'stopped', 'annulled'))
);
comment on table disclosures.recall is 'That a recipient is told to give up what it was sent (GDPR 19), and its signed confirmation.';
create index recall_disclosure on disclosures.recall (disclosure, customership);
create index recall_planned on disclosures.recall (disclosure) where state = 'planned';
create index recall_customership on disclosures.recall (customership);

-- Obtaining (tietojen hankkiminen) from a source outside, by an individualised consent: what comes waits in quarantine until
-- an officer takes it into a category, with its source noted.
create table disclosures.obtaining (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  consent uuid not null,
  consent_version integer not null,
  party uuid references outside_parties.party (id),
  owner uuid not null references organisations.organisation (id),
  channel text not null check (channel in ('machine', 'oral', 'paper', 'secureMail')),
  state text not null check (state in ('waiting', 'asked', 'quarantined', 'nothing', 'accepted', 'rejected', 'stopped', 'failed')),
  version integer not null default 1 check (version > 0),
  fields text[] not null check (cardinality(fields) > 0),
  requested_by text not null,
  usage_right uuid not null,
  requested_at timestamptz not null,
  request bytea not null,
  attempts integer not null default 0 check (attempts >= 0),
  problem text check (problem ~ '^[a-z][a-z0-9-]{2,63}$'),
  asked_at timestamptz,
  answer bytea,
  signature text,
  received_at timestamptz,
  decided_by text,
  decided_at timestamptz,
  unique (id, customership),
  foreign key (consent, customership) references consents.consent (id, customership),
  constraint machine_asks_a_party check (channel <> 'machine' or party is not null),
  constraint quarantine_holds check ((state = 'quarantined') = (answer is not null)),
  constraint asked_by_machine check ((state = 'asked') <= (channel = 'machine' and asked_at is not null)),
  constraint signed_by_machine check ((signature is not null) <= (channel = 'machine' and received_at is not null)),
  constraint decided_whole check ((state in ('accepted', 'rejected')) <= (decided_by is not null) and (decided_by is null) = (decided_at is null)),
  constraint stopped_with_problem check (state not in ('stopped', 'failed') or problem is not null)
);
comment on table disclosures.obtaining is 'One request to one source on one consent, or what came from it by hand. The answer is encrypted and in quarantine; once decided on it is gone from here.';
create index obtaining_customership on disclosures.obtaining (customership, id);
create index obtaining_consent on disclosures.obtaining (consent, customership);
create index obtaining_party on disclosures.obtaining (party);
create index obtaining_owner on disclosures.obtaining (owner);

create table disclosures.obtained_entry (
  obtaining uuid not null,
  customership uuid not null references customerships.customership (id),
  item integer not null check (item >= 0),
  entry uuid,
  -- Each item of an answer is decided by itself: it becomes an entry, or it is refused. What is not decided stays.
  field text,
  decided_by text,
  decided_at timestamptz,
  primary key (obtaining, item),
  foreign key (obtaining, customership) references disclosures.obtaining (id, customership),
  constraint decided_or_taken check (entry is not null or decided_by is not null),
  constraint decided_whole check ((decided_by is null) = (decided_at is null) and (decided_by is null) = (field is null))
);
comment on table disclosures.obtained_entry is 'What was decided on an item of an answer, by whom: which entry it has become, or that it was refused.';
create index obtained_entry_obtaining on disclosures.obtained_entry (obtaining, customership);
create index obtained_entry_customership on disclosures.obtained_entry (customership);

create table disclosures.exclusion (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  party uuid references outside_parties.party (id),
  set_by text not null,
  set_as text not null check (set_as in ('officer', 'customer')),
  set_at timestamptz not null,
  lifted_by text,
  lifted_at timestamptz,
  set_for uuid references organisations.organisation (id),
  constraint lifted_whole check ((lifted_by is null) = (lifted_at is null))
);
comment on table disclosures.exclusion is 'That nothing passes between the register and a party, or any party, on consent, whatever the consents say, until it is lifted.';
create index exclusion_customership on disclosures.exclusion (customership);
create index exclusion_party on disclosures.exclusion (party);
create unique index exclusion_once on disclosures.exclusion (customership, party) nulls not distinct where lifted_at is null;
create index exclusion_set_for on disclosures.exclusion (set_for);

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

-- Who may do what with which row, table by table.

create trigger refuse_return before update on disclosures.disclosure
  for each row when (current_user <> 'tym_eraser') execute function disclosures.refuse_return();
create trigger refuse_outside_customership before insert on disclosures.disclosure
  for each row execute function disclosures.refuse_outside_customership();
create trigger refuse_other_consent before insert on disclosures.disclosure for each row execute function disclosures.refuse_other_consent();
create trigger refuse_others_act before update on disclosures.disclosure
  for each row when (current_user = 'tym_app') execute function disclosures.refuse_others_act();
alter table disclosures.disclosure enable row level security, force row level security;
create policy one_customership on disclosures.disclosure to tym_app
  using (customership = (select ctx.customership()) and (select relation.may_enter()))
  with check (customership = (select ctx.customership()) and (select relation.may_enter()));
create policy team_adds on disclosures.disclosure as restrictive for insert to tym_app with check (not (select ctx.out_of_team()));
create policy named_jobs on disclosures.disclosure for select to tym_worker
  using ((select ctx.job()) in ('deliver-disclosure', 'close-overdue', 'recall-corrected', 'recall-narrowed', 'send-recall'));
create policy officers_add on disclosures.disclosure as restrictive for insert to tym_app with check ((not (select ctx.is_customer())));
-- The customer changes nothing but by withdrawing: what waits on the consent is stopped, what has left is recalled.
create policy team_changes on disclosures.disclosure as restrictive for update to tym_app
  using (not (select ctx.out_of_team()))
  with check (not (select ctx.is_customer()) or (state = 'stopped' and problem = 'consent-withdrawn'
      and exists ( select 1 from consents.consent c where (c.id = disclosure.consent and c.withdrawn_at is not null))));
create policy prepared_by_caller on disclosures.disclosure as restrictive for insert to tym_app
  with check (prepared_by = (select ctx.person()) and owner = (select ctx.authority()) and state = 'awaitingApproval'
      and prepared_at = (select ctx.instant()) and left_at is null and receipt is null);
create policy deliveries on disclosures.disclosure for update to tym_worker
  using ((select ctx.job()) in ('deliver-disclosure', 'close-overdue'))
  with check ((select ctx.job()) in ('deliver-disclosure', 'close-overdue'));
create policy exchange on disclosures.disclosure for select to tym_exchange
  using ((select ctx.job()) = 'exchange' and party = (select ctx.party()) and channel = 'machine' and consent is not null);
-- It says that something leaves, was stopped or has arrived, calls back what may have left, and keeps what the party confirms.
create policy exchange_moves on disclosures.disclosure for update to tym_exchange
  using ((select ctx.job()) = 'exchange' and party = (select ctx.party()) and state in ('approved', 'leaving'))
  with check (state in ('leaving', 'stopped', 'failed') or (state = 'delivered' and delivered_at = (select ctx.instant())));
-- Recipients of what has left are told to give it up before the file goes (GDPR 19).
create policy before_deletion on disclosures.disclosure for select to tym_worker using ((select ctx.job()) = 'recall-before-deletion');
create policy relation_sees on disclosures.disclosure for select to tym_relation using (true);
create policy told_of_removals on disclosures.disclosure for select to tym_worker using ((select ctx.job()) = 'tell-removal-decided');
create policy people_decide on disclosures.disclosure as restrictive for update to tym_app
  using (state in ('awaitingApproval', 'approved', 'failed') or (state = 'stopped' and channel <> 'machine'))
  with check (receipt is null and (state in ('awaitingApproval', 'approved', 'stopped') or (state = 'delivered' and channel <> 'machine'
      and handed_over_by = (select ctx.person()) and delivered_at = (select ctx.instant()))));
-- What was given out of an annulled file by hand, and what no machine has confirmed, the organisation that gave it records the answer to before all
-- is destroyed: by who prepared or gave it, or by who speaks for the organisation. Nothing else of the file opens for it.
create policy recalled_when_annulled on disclosures.disclosure for select to tym_app
  using ((select ctx.kind()) = 'organisation' and (select ctx.past_annulment()) and (select ctx.role_may('recall.confirmAnnulled'))
      and owner = (select ctx.authority()) and (select ctx.person()) is not null
      and ((select ctx.reach('recall.confirmAnnulled')) = 'ownOrganisation' or prepared_by = (select ctx.person())
      or handed_over_by = (select ctx.person())) and relation.is_annulled(customership) and not relation.deletion_has_begun(customership));
grant select, insert on disclosures.disclosure to tym_app;
grant select on disclosures.disclosure to tym_worker, tym_exchange;
grant update (state, version, attempts, problem, left_at, sent_items, delivered_at, handed_over_on, handed_over_by, handed_over_at) on
  disclosures.disclosure to tym_app;
grant update (state, version, attempts, problem, left_at, claimed_at, sent_items, receipt, delivered_at) on disclosures.disclosure to
  tym_worker;
grant update (state, version, problem, left_at, claimed_at, sent_items, receipt, delivered_at) on disclosures.disclosure to tym_exchange;
grant select (id, customership, party) on disclosures.disclosure to tym_relation;
grant select (id, party, owner, left_at, channel) on disclosures.disclosure to tym_eraser;

create trigger refuse_late_part before insert on disclosures.item for each row execute function disclosures.refuse_late_part();
create trigger refuse_foreign_item before insert on disclosures.item for each row execute function disclosures.refuse_foreign_item();
create trigger refuse_removed before insert on disclosures.item for each row execute function customer_data.refuse_removed();
alter table disclosures.item enable row level security, force row level security;
create policy one_customership on disclosures.item to tym_app
  using (customership = (select ctx.customership()) and (select relation.may_enter()))
  with check (customership = (select ctx.customership()) and (select relation.may_enter()));
create policy team_adds on disclosures.item as restrictive for insert to tym_app with check (not (select ctx.out_of_team()));
create policy named_jobs on disclosures.item for select to tym_worker
  using ((select ctx.job()) in ('deliver-disclosure', 'close-overdue', 'recall-corrected', 'recall-narrowed', 'send-recall'));
create policy officers_add on disclosures.item as restrictive for insert to tym_app with check ((not (select ctx.is_customer())));
create policy exchange on disclosures.item for select to tym_exchange
  using ((select ctx.job()) = 'exchange' and exists (select 1 from disclosures.disclosure d where d.id = item.disclosure));
create policy deliveries on disclosures.item for update to tym_worker
  using ((select ctx.job()) = 'deliver-disclosure' and left_at is null)
  with check (left_at = (select ctx.instant()));
create policy exchange_leaves on disclosures.item for update to tym_exchange
  using ((select ctx.job()) = 'exchange' and left_at is null
      and exists (select 1 from disclosures.disclosure d where d.id = item.disclosure))
  with check (left_at = (select ctx.instant()));
create policy before_deletion on disclosures.item for select to tym_worker using ((select ctx.job()) = 'recall-before-deletion');
create policy told_of_removals on disclosures.item for select to tym_worker using ((select ctx.job()) = 'tell-removal-decided');
grant select, insert on disclosures.item to tym_app;
grant select on disclosures.item to tym_worker, tym_exchange;
grant update (left_at) on disclosures.item to tym_worker, tym_exchange;

create trigger refuse_late_part before insert on disclosures.approval for each row execute function disclosures.refuse_late_part();
create trigger refuse_others_act before insert on disclosures.approval
  for each row when (current_user = 'tym_app') execute function disclosures.refuse_others_act();
alter table disclosures.approval enable row level security, force row level security;
create policy one_customership on disclosures.approval to tym_app
  using (customership = (select ctx.customership()) and (select relation.may_enter()))
  with check (customership = (select ctx.customership()) and (select relation.may_enter()));
create policy team_adds on disclosures.approval as restrictive for insert to tym_app with check (not (select ctx.out_of_team()));
create policy named_jobs on disclosures.approval for select to tym_worker
  using ((select ctx.job()) in ('deliver-disclosure', 'close-overdue', 'recall-corrected', 'recall-narrowed', 'send-recall'));
create policy officers_add on disclosures.approval as restrictive for insert to tym_app with check ((not (select ctx.is_customer())));
create policy approved_by_caller on disclosures.approval as restrictive for insert to tym_app
  with check (person = (select ctx.person()) and organisation = (select ctx.authority()) and approved_at = (select ctx.instant())
      and (select relation.is_party((select ctx.customership()), organisation)));
create policy exchange on disclosures.approval for select to tym_exchange
  using ((select ctx.job()) = 'exchange' and exists (select 1 from disclosures.disclosure d where d.id = approval.disclosure));
grant select, insert on disclosures.approval to tym_app;
grant select on disclosures.approval to tym_worker, tym_exchange;

create trigger refuse_others_act before update on disclosures.recall
  for each row when (current_user = 'tym_app') execute function disclosures.refuse_others_act();
alter table disclosures.recall enable row level security, force row level security;
create policy one_customership on disclosures.recall to tym_app
  using (customership = (select ctx.customership()) and (select relation.may_enter()))
  with check (customership = (select ctx.customership()) and (select relation.may_enter()));
create policy team_adds on disclosures.recall as restrictive for insert to tym_app with check (not (select ctx.out_of_team()));
create policy named_jobs on disclosures.recall for select to tym_worker
  using ((select ctx.job()) in ('deliver-disclosure', 'close-overdue', 'recall-corrected', 'recall-narrowed', 'send-recall'));
create policy withdrawn on disclosures.recall as restrictive for insert to tym_app
  with check (state = 'planned' and reason = 'withdrawn' and planned_at = (select ctx.instant())
      and exists ( select 1 from disclosures.disclosure d join consents.consent c on c.id = d.consent where d.id = recall.disclosure
      and d.left_at is not null and c.withdrawn_at is not null));
create policy recalls_planned on disclosures.recall for insert to tym_worker
  with check ((select ctx.job()) in ('deliver-disclosure', 'recall-corrected', 'recall-narrowed') and state = 'planned'
      and planned_at = (select ctx.instant()) and exists (select 1 from disclosures.disclosure d where d.id = recall.disclosure
      and d.left_at is not null));
create policy recalls_taken_up on disclosures.recall for update to tym_worker
  using ((select ctx.job()) in ('deliver-disclosure', 'recall-narrowed') and state = 'failed')
  with check (state = 'planned');
create policy recalls_sent on disclosures.recall for update to tym_worker
  using ((select ctx.job()) = 'send-recall')
  with check ((select ctx.job()) = 'send-recall');
create policy told_by_hand on disclosures.recall as restrictive for update to tym_app
  using (not (select ctx.out_of_team()) and (state = 'failed' or (state = 'planned' and not (select ctx.is_customer())
      and exists ( select 1 from disclosures.disclosure d where (d.id = recall.disclosure and d.channel <> 'machine')))))
  with check ((state = 'confirmed' and confirmed_by = (select ctx.person()) and confirmed_at = (select ctx.instant())
      and confirmation is null) or (state = 'planned'
      and exists ( select 1 from (disclosures.disclosure d join consents.consent c on (c.id = d.consent)) where (d.id = recall.disclosure
      and c.withdrawn_at is not null))));
create policy exchange on disclosures.recall for select to tym_exchange
  using ((select ctx.job()) = 'exchange' and exists (select 1 from disclosures.disclosure d where d.id = recall.disclosure));
create policy exchange_plans on disclosures.recall for insert to tym_exchange
  with check ((select ctx.job()) = 'exchange' and state = 'planned' and planned_at = (select ctx.instant())
      and exists (select 1 from disclosures.disclosure d where d.id = recall.disclosure and d.left_at is not null));
create policy exchange_confirms on disclosures.recall for update to tym_exchange
  using ((select ctx.job()) = 'exchange' and state = 'planned')
  with check (state = 'confirmed' and confirmation is not null and confirmed_at = (select ctx.instant()));
create policy before_deletion on disclosures.recall for select to tym_worker using ((select ctx.job()) = 'recall-before-deletion');
create policy before_deletion_planned on disclosures.recall for insert to tym_worker
  with check ((select ctx.job()) = 'recall-before-deletion' and state = 'planned' and reason = 'deleted'
      and planned_at = (select ctx.instant()) and exists (select 1 from disclosures.disclosure d where d.id = recall.disclosure
      and d.left_at is not null));
create policy before_deletion_taken_up on disclosures.recall for update to tym_worker
  using ((select ctx.job()) = 'recall-before-deletion' and state = 'failed' and reason <> 'deleted')
  with check (state = 'planned' and reason = 'deleted');
create policy calls_back_annulled on disclosures.recall to tym_eraser
  using (true)
  with check (reason = 'annulled' and state = 'planned');
create policy recalled_when_annulled on disclosures.recall for select to tym_app
  using ((select ctx.kind()) = 'organisation' and (select ctx.past_annulment())
      and exists (select 1 from disclosures.disclosure d where d.id = recall.disclosure));
create policy answered_when_annulled on disclosures.recall for update to tym_app
  using ((select ctx.kind()) = 'organisation' and (select ctx.past_annulment())
      and exists (select 1 from disclosures.disclosure d where d.id = recall.disclosure));
grant select, insert on disclosures.recall to tym_app, tym_worker, tym_exchange;
grant update (reason, state, attempts, problem, outcome, confirmed_at, confirmed_by) on disclosures.recall to tym_app;
grant update (reason, state, attempts, problem, outcome, confirmation, confirmed_at) on disclosures.recall to tym_worker, tym_exchange;
grant select (id, disclosure, state, planned_at) on disclosures.recall to tym_eraser;

create trigger refuse_return before update on disclosures.obtaining
  for each row when (current_user <> 'tym_eraser') execute function disclosures.refuse_obtaining_return();
create trigger refuse_outside_customership before insert on disclosures.obtaining
  for each row execute function disclosures.refuse_outside_customership();
create trigger refuse_obtaining_now before insert on disclosures.obtaining for each row execute function disclosures.refuse_obtaining_now();
create trigger refuse_others_act before update on disclosures.obtaining
  for each row when (current_user = 'tym_app') execute function disclosures.refuse_others_act();
alter table disclosures.obtaining enable row level security, force row level security;
create policy one_customership on disclosures.obtaining to tym_app
  using (customership = (select ctx.customership()) and (select relation.may_enter()))
  with check (customership = (select ctx.customership()) and (select relation.may_enter()));
create policy team_adds on disclosures.obtaining as restrictive for insert to tym_app with check (not (select ctx.out_of_team()));
create policy officers_add on disclosures.obtaining as restrictive for insert to tym_app with check ((not (select ctx.is_customer())));
create policy requested_by_caller on disclosures.obtaining as restrictive for insert to tym_app
  with check (requested_by = (select ctx.person()) and owner = (select ctx.authority()) and requested_at = (select ctx.instant())
      and (select relation.is_party((select ctx.customership()), owner)) and signature is null and decided_by is null
      and state = case channel when 'machine' then 'waiting' else 'quarantined' end);
-- The customer changes nothing but by withdrawing.
create policy team_changes on disclosures.obtaining as restrictive for update to tym_app
  using (not (select ctx.out_of_team()))
  with check (not (select ctx.is_customer()) or (state = 'stopped' and problem = 'consent-withdrawn'
      and exists ( select 1 from consents.consent c where (c.id = obtaining.consent and c.withdrawn_at is not null))));
-- People ask, take in, refuse and stop; only the worker says that somebody was asked, and what came.
create policy people_decide on disclosures.obtaining as restrictive for update to tym_app
  using (state in ('waiting', 'asked', 'quarantined', 'failed'))
  with check (state in ('waiting', 'quarantined', 'accepted', 'rejected', 'stopped') and (decided_by is null
      or decided_by = (select ctx.person())));
create policy asking on disclosures.obtaining to tym_worker
  using ((select ctx.job()) = 'ask-source')
  with check ((select ctx.job()) = 'ask-source');
create policy relation_sees on disclosures.obtaining for select to tym_relation using (true);
grant select, insert on disclosures.obtaining to tym_app;
grant select on disclosures.obtaining to tym_worker;
grant update (state, version, attempts, problem, answer, decided_by, decided_at) on disclosures.obtaining to tym_app;
grant update (state, version, attempts, problem, asked_at, answer, signature, received_at) on disclosures.obtaining to tym_worker;
grant select (id, customership, party) on disclosures.obtaining to tym_relation;
grant select (id, customership, consent, state, version) on disclosures.obtaining to tym_eraser;
grant update (state, problem, answer) on disclosures.obtaining to tym_eraser;

create trigger refuse_stray_entry before insert on disclosures.obtained_entry for each row execute function disclosures.refuse_stray_entry();
alter table disclosures.obtained_entry enable row level security, force row level security;
create policy one_customership on disclosures.obtained_entry to tym_app
  using (customership = (select ctx.customership()) and (select relation.may_enter()))
  with check (customership = (select ctx.customership()) and (select relation.may_enter()));
create policy team_adds on disclosures.obtained_entry as restrictive for insert to tym_app with check (not (select ctx.out_of_team()));
create policy officers_add on disclosures.obtained_entry as restrictive for insert to tym_app with check ((not (select ctx.is_customer())));
create policy decided_by_caller on disclosures.obtained_entry as restrictive for insert to tym_app
  with check (decided_by = (select ctx.person()) and decided_at = (select ctx.instant())
      and exists (select 1 from disclosures.obtaining o where o.id = obtaining and relation.decides_on(o.owner, obtained_entry.field)));
grant select, insert on disclosures.obtained_entry to tym_app;

create trigger refuse_return before update on disclosures.exclusion for each row execute function disclosures.refuse_exclusion_return();
create trigger refuse_others_act before update on disclosures.exclusion
  for each row when (current_user = 'tym_app') execute function disclosures.refuse_others_act();
alter table disclosures.exclusion enable row level security, force row level security;
create policy one_customership on disclosures.exclusion to tym_app
  using (customership = (select ctx.customership()) and (select relation.may_enter()))
  with check (customership = (select ctx.customership()) and (select relation.may_enter()));
create policy team_or_customer on disclosures.exclusion as restrictive for insert to tym_app
  with check (not (select ctx.out_of_team()) and set_by = (select ctx.person()) and set_at = (select ctx.instant()) and set_as = case
      when (select ctx.is_customer()) then 'customer' else 'officer' end and lifted_at is null);
create policy team_or_customer_lifts on disclosures.exclusion as restrictive for update to tym_app using (not (select ctx.out_of_team()));
create policy named_jobs on disclosures.exclusion for select to tym_worker
  using ((select ctx.job()) in ('deliver-disclosure', 'ask-source'));
create policy exchange on disclosures.exclusion for select to tym_exchange
  using ((select ctx.job()) = 'exchange' and (party is null or party = (select ctx.party()))
      and exists (select 1 from disclosures.disclosure d where d.customership = exclusion.customership));
create policy set_for_own on disclosures.exclusion as restrictive for insert to tym_app
  with check (set_for is not distinct from case when (select ctx.is_customer()) then null else (select ctx.authority()) end);
grant select, insert on disclosures.exclusion to tym_app;
grant select on disclosures.exclusion to tym_worker;
grant update (lifted_by, lifted_at) on disclosures.exclusion to tym_app;
grant select (customership, party, set_at, lifted_at) on disclosures.exclusion to tym_exchange;

create trigger refuse_return before update on disclosures.own_copy
  for each row when (current_user <> 'tym_eraser') execute function disclosures.refuse_copy_return();
create trigger refuse_outside_customership before insert on disclosures.own_copy
  for each row execute function disclosures.refuse_outside_customership();
alter table disclosures.own_copy enable row level security, force row level security;
create policy one_customership on disclosures.own_copy for select to tym_app
  using (customership = (select ctx.customership()) and (select relation.may_enter()));
create policy ordered_by_caller on disclosures.own_copy for insert to tym_app
  with check (customership = (select ctx.customership()) and (select relation.may_enter()) and not (select ctx.out_of_team())
      and ordered_by = (select ctx.person()) and owner = (select ctx.authority()) and ordered_at = (select ctx.instant())
      and (select relation.is_party((select ctx.customership()), own_copy.owner)) and not (select ctx.is_customer()) and taken_at is null);
-- The party's own system sees what was ordered for its own register, and no other row of anything.
-- What still went by the name of a role: who takes a copy into the own register, and who withdraws or lifts as the customer.
create policy own_system on disclosures.own_copy for select to tym_app
  using ((select ctx.role_may('ownCopy.take')) and owner = (select ctx.authority()));
create policy own_system_takes on disclosures.own_copy for update to tym_app
  using ((select ctx.role_may('ownCopy.take')) and owner = (select ctx.authority()))
  with check ((select ctx.role_may('ownCopy.take')) and owner = (select ctx.authority()));
create policy told_of_removals on disclosures.own_copy for select to tym_worker using ((select ctx.job()) = 'tell-removal-decided');
grant select, insert on disclosures.own_copy to tym_app;
grant update (content, version, taken_by, taken_at) on disclosures.own_copy to tym_app;
grant select (id, customership, owner, ordered_by, ordered_at, fields, taken_at) on disclosures.own_copy to tym_worker;
-- What others open for this capability: their rows, by rows of it.
-- Whoever gives something by hand asks whether those who approved it still hold their rights, also those of other parties.
create policy approvers on usage_rights.usage_right for select to tym_app
  using ((select ctx.kind()) = 'customership' and not (select ctx.is_customer())
      and exists ( select 1 from disclosures.approval a where (a.usage_right = usage_right.id
      and a.customership = (select ctx.customership()))));
create policy exchange on usage_rights.usage_right for select to tym_exchange
  using ((select ctx.job()) = 'exchange' and exists (select 1 from disclosures.approval a where a.usage_right = usage_right.id));
create policy exchange_appends on audit.detail for insert to tym_exchange
  with check ((select ctx.job()) = 'exchange' and exists (select 1 from disclosures.disclosure d where d.customership = detail.customership
      and d.id::text = any(detail.resources::text[])));
create policy exchange on customer_data.entry for select to tym_exchange
  using ((select ctx.job()) = 'exchange' and (exists (select 1 from disclosures.item i where i.entry = entry.id) or (turn is not null
      and exists (select 1 from disclosures.item i where i.customership = entry.customership and i.field = entry.field))));
