-- Holds against the deletion (381/2023 12 §), what customers and recipients are told before and after it, and what outlives a file.

create table retention.hold (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  scope text not null check (scope in ('file', 'entries')),
  ground text not null check (ground in ('statutoryTask', 'pendingMatter')),
  section text not null,
  reason bytea not null,
  authority uuid not null references organisations.organisation (id),
  owner text not null,
  state text not null check (state in ('proposed', 'live', 'refused', 'released')),
  version integer not null default 1 check (version > 0),
  review_on date not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  released_by text,
  released_at timestamptz,
  unique (id, customership),
  constraint decided_whole check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  constraint released_whole check ((state = 'released') = (released_by is not null) and (released_by is null) = (released_at is null)),
  constraint two_persons check (state not in ('live', 'released') or decided_by <> proposed_by),
  constraint hold_section_check check (section ~
    '^[1-9][0-9]{0,3}/[0-9]{4}( [0-9]{1,3}( [a-z])? luku)? [0-9]{1,3}( ?[a-z])? §( [0-9]{1,2} mom\.)?( [0-9]{1,3}( [a-z])? kohta)?( [a-z] alakohta)?$')
);
comment on table retention.hold is 'A legal hold (poiston esto, 12 §): which authority needs a file, or named entries of its own, for a statutory task or a pending matter, until when that is looked at again, and which two persons say so. The reason is encrypted with the customership''s key. Dies with the file.';
create index hold_customership on retention.hold (customership);
create index hold_authority on retention.hold (authority);
create index hold_to_review on retention.hold (review_on) where state = 'live';

create table retention.hold_entry (
  hold uuid not null,
  customership uuid not null references customerships.customership (id),
  entry uuid not null,
  primary key (hold, entry),
  foreign key (hold, customership) references retention.hold (id, customership)
);
comment on table retention.hold_entry is 'Which entries a hold of scope "entries" needs: ids only, of entries that the holding authority stored itself (13 §).';
create index hold_entry_hold on retention.hold_entry (hold, customership);
create index hold_entry_customership on retention.hold_entry (customership);

create table retention.hold_review (
  hold uuid not null,
  customership uuid not null references customerships.customership (id),
  number integer not null check (number > 0),
  review_on date not null,
  reviewed_by text not null,
  reviewed_at timestamptz not null,
  primary key (hold, number),
  foreign key (hold, customership) references retention.hold (id, customership)
);
comment on table retention.hold_review is 'Each time that somebody looked at a live hold and found it still needed: who, when, until when. Never rewritten.';
create index hold_review_hold on retention.hold_review (hold, customership);
create index hold_review_customership on retention.hold_review (customership);

-- What an "entries" hold needs outlives its file, under a key of its own whose id is the hold's. Nothing here names the file or the person.
create table retention.kept_hold (
  id uuid primary key,
  ground text not null check (ground in ('statutoryTask', 'pendingMatter')),
  section text not null,
  reason bytea not null,
  authority uuid not null references organisations.organisation (id),
  owner text not null,
  approved_by text not null,
  review_on date not null,
  version integer not null default 1 check (version > 0),
  kept_at timestamptz not null,
  released_by text,
  released_at timestamptz,
  constraint released_whole check ((released_by is null) = (released_at is null))
);
comment on table retention.kept_hold is 'A hold whose file has been deleted: for which matter an authority still needs the entries that it named. Its reason is encrypted with the hold''s own key. Gone, with that key, after its release.';
create index kept_hold_authority on retention.kept_hold (authority);
create index kept_hold_to_review on retention.kept_hold (review_on) where released_at is null;

create table retention.held_entry (
  id uuid primary key,
  hold uuid not null references retention.kept_hold (id),
  number integer not null check (number > 0),
  version integer not null check (version > 0),
  category smallint not null check (category between 1 and 7),
  field text not null,
  owner uuid not null references organisations.organisation (id),
  author text not null,
  author_role text not null,
  recorded_at timestamptz not null,
  occurred_on date,
  content bytea not null,
  unique (hold, number, version)
);
comment on table retention.held_entry is 'A version of an entry that a kept hold needs, encrypted with the hold''s own key. Its id is new: it leads to no file.';
create index held_entry_hold on retention.held_entry (hold);
create index held_entry_owner on retention.held_entry (owner);

-- What the customer is told before: that it was, not what it said, which is the same for everybody.
-- The day on which the years are full is still within them (381/2023 12 §): the data is kept until it, and deleted on a later day.
create table retention.announcement (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  kept_until date not null,
  state text not null check (state in ('planned', 'sent', 'failed')),
  planned_at timestamptz not null,
  sent_at timestamptz,
  problem text check (problem ~ '^[a-z][a-z0-9-]{2,63}$'),
  ended_on date not null,
  constraint announcement_customership_due_on_key unique (customership, kept_until),
  constraint sent_whole check ((state = 'sent') = (sent_at is not null)),
  constraint failed_with_problem check (state <> 'failed' or problem is not null)
);
comment on table retention.announcement is 'That a customer was told beforehand by which day their data is deleted, or could not be told. Dies with the file.';
create index announcement_customership on retention.announcement (customership);

-- And after: the address lives on under a key of its own, whose id is the farewell's, until the message has gone or was given up.
create table retention.farewell (
  id uuid primary key,
  deletion uuid not null unique,
  address bytea not null,
  planned_at timestamptz not null,
  give_up_on date not null,
  ready_at timestamptz,
  ended_at timestamptz,
  outcome text,
  -- A farewell that cannot be sent goes behind those that have waited longer: it must not hold up the others until its days are over.
  tried_at timestamptz,
  constraint ended_whole check ((ended_at is null) = (outcome is null)),
  constraint farewell_outcome_check check (outcome in ('sent', 'refused', 'givenUp', 'deceased'))
);
comment on table retention.farewell is 'A message that a deletion is done, to be sent once it is certified: identity code and languages encrypted with a key of its own, whose id is this row''s. Row and key are gone as soon as it has been sent, or given up.';
create index farewell_open on retention.farewell (ready_at) where ready_at is not null;

-- What a recipient had not confirmed when the file was deleted.
create table retention.outstanding_recall (
  disclosure uuid primary key,
  recall uuid unique,
  party uuid references outside_parties.party (id),
  owner uuid not null references organisations.organisation (id),
  by_machine boolean not null,
  since timestamptz not null,
  outcome text check (outcome in ('deleted', 'kept', 'neverReceived', 'unknown')),
  confirmation text,
  closed_by text,
  closed_at timestamptz,
  constraint closed_whole check ((outcome is null) = (closed_at is null) and (outcome is null) = (confirmation is null and closed_by is null))
);
comment on table retention.outstanding_recall is 'A recall that its recipient had not confirmed when the file was deleted: disclosure, recall, party and the organisation that disclosed, nothing of the customer. Open until the recipient confirms, or an operator says what came of it.';
create index outstanding_recall_party on retention.outstanding_recall (party);
create index outstanding_recall_owner on retention.outstanding_recall (owner);
create index outstanding_recall_open on retention.outstanding_recall (since) where closed_at is null;

-- The deletion itself (381/2023 12 §): what was begun, what it has to look for afterwards, and its certificate.
create table retention.deletion_run (
  id uuid primary key,
  on_date date not null,
  begun_at timestamptz not null,
  due integer not null check (due >= 0)
);
comment on table retention.deletion_run is 'One run of the deletion: the day, and how many files were due and not held. Nothing of anybody.';

create table retention.deletion (
  id uuid primary key,
  run uuid not null references retention.deletion_run (id),
  customership uuid unique,
  ended_on date,
  kept_until date,
  section text not null,
  months integer check (months > 0),
  effective_from date not null,
  state text not null check (state in ('begun', 'erased', 'residue', 'certified')),
  begun_at timestamptz not null,
  begun_on date not null,
  held integer not null check (held >= 0),
  key_destroyed_at timestamptz,
  erased_at timestamptz,
  residue text[] not null default '{}',
  certified_at timestamptz,
  certificate text,
  deletion_on date,
  -- The deletion of what was opened in error rests on no four years: the days for the log are over instead.
  basis text not null default 'keeping' check (basis in ('keeping', 'openedInError')),
  days integer check (days > 0),
  constraint erased_without_key check (erased_at is null or key_destroyed_at is not null),
  constraint erased_whole check ((state = 'begun') = (erased_at is null)),
  constraint residue_named check ((state = 'residue') = (cardinality(residue) > 0)),
  constraint certified_whole check ((state = 'certified') = (certificate is not null) and (certificate is null) = (certified_at is null)),
  constraint never_early check (deletion_on <= begun_on),
  constraint deleted_after_keeping check (deletion_on >= kept_until),
  constraint certified_of_nobody check ((state = 'certified') = (customership is null) and (customership is null) = (ended_on is null)
    and (ended_on is null) = (kept_until is null) and (kept_until is null) = (deletion_on is null)),
  constraint due_by_rule check (case basis when 'keeping' then months is not null and days is null
    and kept_until = (ended_on + make_interval(months => months))::date
    else months is null and days is not null and kept_until >= ended_on + days end)
);
comment on table retention.deletion is 'A deletion that has begun: which file, by which version of the rule, how far it has come. Once a scan of every store has found nothing it is certified, and forgets which file and which day it was; the signed certificate stays.';
create index deletion_of_run on retention.deletion (run);
create index deletion_open on retention.deletion (id) where state <> 'certified';
create index deletion_certified on retention.deletion (certified_at, id) where state = 'certified';

create table retention.trace (
  deletion uuid not null references retention.deletion (id),
  needle text not null check (needle ~ '^[0-9a-z-]{8,80}$'),
  kind text not null check (kind in ('id', 'index', 'job', 'outlives')),
  primary key (deletion, needle)
);
comment on table retention.trace is 'What nothing may be found of after a deletion: ids of the file and of everything in it, its number, hash and blind index; deliveries of its jobs in the queue; and, not looked for, ids of what outlives it. Gone with the certificate.';

create table retention.erased (
  deletion uuid not null references retention.deletion (id),
  class text not null,
  rows bigint not null check (rows >= 0),
  primary key (deletion, class)
);
comment on table retention.erased is 'How many rows of each class of retention a deletion has erased: numbers for the certificate.';

create table retention.canary (
  id text primary key
);
comment on table retention.canary is 'What a scan plants to find it: a scan that does not is blind, and certifies nothing. Empty outside a scan.';

-- Annulment of a customership that was opened for the wrong person or by mistake (GDPR 5(1)(d), 17(1)(d)): closed at once by two persons of the
-- authority that opened it, and destroyed once nothing of its trail is open and the person's days for their log are over.
create table retention.annulment (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  authority uuid not null references organisations.organisation (id),
  reason text not null check (reason ~ '^[a-z][a-zA-Z]{2,40}$'),
  grounds bytea,
  state text not null check (state in ('proposed', 'withdrawn', 'refused', 'closed')),
  version integer not null default 1 check (version > 0),
  proposed_by text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  closed_on date,
  log_days integer check (log_days > 0),
  log_until date,
  told_at timestamptz,
  constraint grounds_but_for_the_journal check (grounds is not null or proposed_by = 'journal'),
  constraint decided_whole check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  constraint two_persons check (state not in ('closed', 'refused') or decided_by <> proposed_by or decided_by = 'journal'),
  constraint closed_whole check ((state = 'closed') = (closed_on is not null) and (closed_on is null) = (log_until is null)
    and (closed_on is null) = (log_days is null)),
  constraint days_in_full check (log_until >= closed_on + log_days),
  constraint told_once_closed check (told_at is null or state = 'closed')
);
comment on table retention.annulment is 'That a customership was opened for the wrong person or by mistake: which two persons of the opening authority say so and why, when it was closed to everybody, and until when its person may take their log. The words are encrypted under the key of the file; dies with the file.';
create index annulment_customership on retention.annulment (customership, id);
create index annulment_authority on retention.annulment (authority, id);
create unique index annulment_once on retention.annulment (customership) where state in ('proposed', 'closed');
create index annulment_closed on retention.annulment (log_until) where state = 'closed';

create table retention.annulment_agreement (
  annulment uuid not null references retention.annulment (id),
  customership uuid not null references customerships.customership (id),
  organisation uuid not null references organisations.organisation (id),
  agreed_by text not null,
  agreed_at timestamptz not null,
  primary key (annulment, organisation, agreed_at)
);
comment on table retention.annulment_agreement is 'That another organisation, whose entries are in the file, agrees that it is annulled. Dies with the file.';
create index annulment_agreement_customership on retention.annulment_agreement (customership);
create index annulment_agreement_organisation on retention.annulment_agreement (organisation);

-- Who may do what with which row, table by table.

create trigger refuse_return before insert or update on retention.hold
  for each row when (current_user <> 'tym_eraser') execute function retention.refuse_return();
create trigger begun_refuses before insert or update on retention.hold
  for each row when (current_user <> 'tym_eraser') execute function retention.refuse_after_beginning();
create trigger alone_with_file before insert or update on retention.hold
  for each row when (current_user <> 'tym_eraser') execute function retention.alone_with_file();
alter table retention.hold enable row level security, force row level security;
create policy named_jobs on retention.hold for select to tym_worker
  using ((select ctx.job()) in ('tell-hold-proposed', 'report-hold-reviews', 'announce-deletions', 'send-announcement', 'recall-before-deletion'));
create policy planned on retention.hold for select to tym_app
  using ((select ctx.kind()) = 'organisation' and (select ctx.role_may('deletion.plan')) and state in ('proposed', 'live'));
create policy proposed_by_caller on retention.hold for insert to tym_app
  with check (authority = (select ctx.authority()) and proposed_by = (select ctx.person()) and proposed_at = (select ctx.instant())
      and state = 'proposed' and relation.may_hold(customership));
create policy own_authority on retention.hold for update to tym_app
  using (authority = (select ctx.authority()) and relation.may_hold(customership))
  with check (authority = (select ctx.authority()) and relation.may_hold(customership));
-- A count of what is held is part of the plan.
create policy relation_sees on retention.hold for select to tym_relation using (true);
create policy deleting on retention.hold for select to tym_worker using ((select ctx.job()) = 'delete-due-files');
create policy of_the_file on retention.hold for select to tym_app
  using (relation.may_see_holds(customership) and ((select ctx.is_customer()) or authority = (select ctx.authority())
      or relation.is_party(customership, (select ctx.authority()))));
grant select, insert on retention.hold to tym_app;
grant select on retention.hold to tym_worker;
grant update (owner, state, version, review_on, decided_by, decided_at, released_by, released_at) on retention.hold to tym_app;
grant select (id, customership, scope, state) on retention.hold to tym_relation;
grant select (scope, state) on retention.hold to tym_eraser;

create trigger refuse_foreign_entry before insert on retention.hold_entry for each row execute function retention.refuse_foreign_entry();
alter table retention.hold_entry enable row level security, force row level security;
create policy named_jobs on retention.hold_entry for select to tym_worker
  using ((select ctx.job()) in ('tell-hold-proposed', 'report-hold-reviews', 'announce-deletions', 'send-announcement', 'recall-before-deletion'));
create policy proposed_by_caller on retention.hold_entry for insert to tym_app
  with check (exists (select 1 from retention.hold h where h.id = hold and h.customership = hold_entry.customership
      and h.authority = (select ctx.authority()) and h.proposed_by = (select ctx.person()) and h.proposed_at = (select ctx.instant())));
create policy deleting on retention.hold_entry for select to tym_worker using ((select ctx.job()) = 'delete-due-files');
create policy relation_sees on retention.hold_entry for select to tym_relation using (true);
create policy of_the_file on retention.hold_entry for select to tym_app
  using (relation.may_see_holds(customership) and exists (select 1 from retention.hold h where h.id = hold_entry.hold));
grant select, insert on retention.hold_entry to tym_app;
grant select on retention.hold_entry to tym_worker;
grant select (hold, customership, entry) on retention.hold_entry to tym_relation;

alter table retention.hold_review enable row level security, force row level security;
create policy named_jobs on retention.hold_review for select to tym_worker
  using ((select ctx.job()) in ('tell-hold-proposed', 'report-hold-reviews', 'announce-deletions', 'send-announcement', 'recall-before-deletion'));
create policy reviewed_by_caller on retention.hold_review for insert to tym_app
  with check (reviewed_by = (select ctx.person()) and reviewed_at = (select ctx.instant())
      and exists (select 1 from retention.hold h where h.id = hold and h.customership = hold_review.customership
      and h.authority = (select ctx.authority()) and h.state = 'live') and relation.may_hold(customership));
create policy of_the_file on retention.hold_review for select to tym_app
  using (relation.may_see_holds(customership) and exists (select 1 from retention.hold h where h.id = hold_review.hold));
grant select, insert on retention.hold_review to tym_app;
grant select on retention.hold_review to tym_worker;

create trigger refuse_kept_return before update on retention.kept_hold for each row execute function retention.refuse_kept_return();
alter table retention.kept_hold enable row level security, force row level security;
-- What was kept is seen, reviewed and released by the registrar of the authority that holds it, and by the person who answers for it.
create policy own_authority on retention.kept_hold for select to tym_app
  using ((select ctx.kind()) = 'organisation' and authority = (select ctx.authority())
      and ((select ctx.reach('keptHold.read')) = 'ownOrganisation' or owner = (select ctx.person())));
create policy own_authority_decides on retention.kept_hold for update to tym_app
  using ((select ctx.kind()) = 'organisation' and authority = (select ctx.authority())
      and ((select ctx.reach('keptHold.decide')) = 'ownOrganisation' or owner = (select ctx.person())))
  with check (authority = (select ctx.authority()));
create policy named_jobs on retention.kept_hold for select to tym_worker
  using ((select ctx.job()) in ('report-hold-reviews', 'forget-kept-hold'));
create policy forgotten on retention.kept_hold for delete to tym_worker
  using ((select ctx.job()) = 'forget-kept-hold' and released_at is not null);
create policy kept_by_deletion on retention.kept_hold for insert to tym_worker with check ((select ctx.job()) = 'delete-due-files');
create policy held_sees on retention.kept_hold for select to tym_worker using ((select ctx.job()) = 'delete-due-files');
create policy erasing on retention.kept_hold for select to tym_eraser using (true);
create policy relation_sees on retention.kept_hold for select to tym_relation using (true);
grant select on retention.kept_hold to tym_app;
grant select, insert, delete on retention.kept_hold to tym_worker;
grant update (owner, review_on, version, released_by, released_at) on retention.kept_hold to tym_app;
grant select (id, released_at) on retention.kept_hold to tym_relation;
grant select (id) on retention.kept_hold to tym_eraser;

alter table retention.held_entry enable row level security, force row level security;
create policy own_authority on retention.held_entry for select to tym_app
  using (exists (select 1 from retention.kept_hold k where k.id = hold));
create policy forgetting on retention.held_entry for select to tym_worker using ((select ctx.job()) = 'forget-kept-hold');
create policy forgotten on retention.held_entry for delete to tym_worker
  using ((select ctx.job()) = 'forget-kept-hold' and exists (select 1 from retention.kept_hold k where k.id = hold
      and k.released_at is not null));
create policy kept_by_deletion on retention.held_entry for insert to tym_worker with check ((select ctx.job()) = 'delete-due-files');
grant select on retention.held_entry to tym_app;
grant select, insert, delete on retention.held_entry to tym_worker;

alter table retention.announcement enable row level security, force row level security;
create policy announced on retention.announcement to tym_worker
  using ((select ctx.job()) in ('announce-deletions', 'send-announcement'))
  with check ((select ctx.job()) in ('announce-deletions', 'send-announcement'));
-- An announcement of a file that came to be held meanwhile is taken back, to be made anew when the hold ends.
grant select, insert, delete on retention.announcement to tym_worker;
grant update (state, sent_at, problem) on retention.announcement to tym_worker;

alter table retention.farewell enable row level security, force row level security;
create policy sent on retention.farewell to tym_worker
  using ((select ctx.job()) = 'send-farewells')
  with check ((select ctx.job()) = 'send-farewells');
create policy kept_by_deletion on retention.farewell for insert to tym_worker with check ((select ctx.job()) = 'delete-due-files');
create policy farewell_of_deletion on retention.farewell for select to tym_worker
  using ((select ctx.job()) in ('delete-due-files', 'certify-deletions'));
create policy certified on retention.farewell for update to tym_worker
  using ((select ctx.job()) = 'certify-deletions')
  with check (outcome is null);
grant select, insert, delete on retention.farewell to tym_worker;
grant update (ready_at, ended_at, outcome, tried_at) on retention.farewell to tym_worker;

create trigger refuse_reopening before update on retention.outstanding_recall for each row execute function retention.refuse_reopening();
alter table retention.outstanding_recall enable row level security, force row level security;
create policy operators_see on retention.outstanding_recall for select to tym_app
  using ((select ctx.kind()) = 'organisation' and (select ctx.role_may('outstandingRecall.close')));
create policy operators_close on retention.outstanding_recall for update to tym_app
  using ((select ctx.kind()) = 'organisation' and (select ctx.role_may('outstandingRecall.close')) and closed_at is null)
  with check (closed_by = (select ctx.person()) and confirmation is null);
create policy reported on retention.outstanding_recall for select to tym_worker using ((select ctx.job()) = 'report-outstanding-recalls');
create policy exchange on retention.outstanding_recall for select to tym_exchange
  using ((select ctx.job()) = 'exchange' and party = (select ctx.party()) and by_machine);
create policy exchange_confirms on retention.outstanding_recall for update to tym_exchange
  using ((select ctx.job()) = 'exchange' and party = (select ctx.party()) and by_machine and closed_at is null)
  with check (confirmation is not null and closed_by is null and outcome <> 'unknown');
create policy erasing on retention.outstanding_recall to tym_eraser
  using (true)
  with check (true);
grant select on retention.outstanding_recall to tym_app, tym_worker, tym_exchange;
grant insert on retention.outstanding_recall to tym_eraser;
grant update (outcome, closed_by, closed_at) on retention.outstanding_recall to tym_app;
grant update (outcome, confirmation, closed_at) on retention.outstanding_recall to tym_exchange;
grant select (disclosure, recall) on retention.outstanding_recall to tym_eraser;

alter table retention.deletion_run enable row level security, force row level security;
create policy deleting on retention.deletion_run for select to tym_worker
  using ((select ctx.job()) in ('delete-due-files', 'certify-deletions'));
create policy erasing on retention.deletion_run to tym_eraser
  using (true)
  with check (true);
create policy begun on retention.deletion_run for insert to tym_worker
  with check ((select ctx.job()) = 'delete-due-files' and begun_at = (select ctx.instant()));
-- The agency's operators see how runs went; certificates are for whoever answers questions about them.
create policy operators_see on retention.deletion_run for select to tym_app
  using ((select ctx.kind()) = 'organisation' and (select ctx.role_may('deletion.plan')));
grant select on retention.deletion_run to tym_app;
grant select, insert on retention.deletion_run to tym_worker;

create trigger begins_rightly before insert on retention.deletion for each row execute function retention.begins_rightly();
create trigger refuse_undoing before update on retention.deletion for each row execute function retention.refuse_undoing();
create trigger refuse_other_basis before update on retention.deletion for each row
  when ((new.basis, new.days) is distinct from (old.basis, old.days)) execute function retention.refuse_other_basis();
create trigger refuse_while_death_may_be_undone before insert on retention.deletion
  for each row when (new.basis = 'keeping') execute function retention.refuse_while_death_may_be_undone();
alter table retention.deletion enable row level security, force row level security;
create policy deleting on retention.deletion for select to tym_worker
  using ((select ctx.job()) in ('delete-due-files', 'certify-deletions'));
create policy erasing on retention.deletion to tym_eraser
  using (true)
  with check (true);
create policy begun on retention.deletion for insert to tym_worker with check ((select ctx.job()) = 'delete-due-files');
create policy goes_on on retention.deletion for update to tym_worker
  using ((select ctx.job()) in ('delete-due-files', 'certify-deletions'))
  with check (true);
create policy deletion_sees on retention.deletion for select to tym_relation using (true);
-- Deletions, what outlives them, and holds.
create policy agency_sees on retention.deletion for select to tym_app
  using ((select ctx.kind()) = 'organisation' and ((select ctx.role_may('deletion.plan'))
      or ((select ctx.role_may('deletionCertificate.read')) and state = 'certified')));
grant select, insert on retention.deletion to tym_worker;
grant select on retention.deletion to tym_eraser;
grant select (id, run, state, begun_on, residue, certified_at, certificate) on retention.deletion to tym_app;
grant update (customership, ended_on, kept_until, state, key_destroyed_at, residue, certified_at, certificate, deletion_on) on
  retention.deletion to tym_worker;
grant select (customership) on retention.deletion to tym_relation;
grant update (state, erased_at, residue) on retention.deletion to tym_eraser;

alter table retention.trace enable row level security, force row level security;
create policy deleting on retention.trace for select to tym_worker using ((select ctx.job()) in ('delete-due-files', 'certify-deletions'));
create policy erasing on retention.trace to tym_eraser
  using (true)
  with check (true);
create policy forgotten on retention.trace for delete to tym_worker using ((select ctx.job()) = 'certify-deletions');
grant select, delete on retention.trace to tym_worker;
grant select, insert, delete on retention.trace to tym_eraser;
grant update (kind) on retention.trace to tym_eraser;

alter table retention.erased enable row level security, force row level security;
create policy deleting on retention.erased for select to tym_worker using ((select ctx.job()) in ('delete-due-files', 'certify-deletions'));
create policy erasing on retention.erased to tym_eraser
  using (true)
  with check (true);
grant select on retention.erased to tym_worker;
grant select, insert on retention.erased to tym_eraser;
grant update (rows) on retention.erased to tym_eraser;

alter table retention.canary enable row level security, force row level security;
create policy planted on retention.canary to tym_scanner
  using (true)
  with check (true);
grant select, insert, delete on retention.canary to tym_scanner;

create trigger refuse_return before update on retention.annulment for each row when (current_user <> 'tym_eraser') execute function retention.refuse_annulment_return();
create trigger alone_unless_begun before insert on retention.annulment for each row execute function retention.alone_unless_begun();
alter table retention.annulment enable row level security, force row level security;
create policy relation_sees on retention.annulment for select to tym_relation using (true);
create policy seen on retention.annulment for select to tym_app using (relation.may_see_annulment(customership, authority, state));
create policy proposed_by_caller on retention.annulment for insert to tym_app
  with check (authority = (select ctx.authority()) and proposed_by = (select ctx.person()) and proposed_at = (select ctx.instant())
      and state = 'proposed' and relation.may_annul(customership));
create policy withdrawn_here on retention.annulment for update to tym_app
  using (state = 'proposed' and authority = (select ctx.authority()) and relation.may_annul(customership))
  with check (state = 'withdrawn');
create policy decided_here on retention.annulment for update to tym_app
  using (state = 'proposed' and authority = (select ctx.authority()) and (select ctx.kind()) = 'organisation'
      and (select ctx.role_may('annulment.decide')))
  with check (state in ('refused', 'closed'));
create policy not_agreed on retention.annulment for update to tym_app
  using (state = 'proposed' and relation.may_agree(customership))
  with check (state = 'refused');
create policy named_jobs on retention.annulment for select to tym_worker
  using ((select ctx.job()) in ('tell-annulment', 'tell-annulled-person', 'remind-annulments'));
create policy told on retention.annulment for update to tym_worker
  using ((select ctx.job()) = 'tell-annulled-person' and state = 'closed')
  with check (state = 'closed');
create policy annulled on retention.annulment to tym_eraser
  using (true)
  with check (state = 'closed');
grant select, insert on retention.annulment to tym_app, tym_eraser;
grant select on retention.annulment to tym_worker, tym_relation;
grant update (state, version, decided_by, decided_at, closed_on, log_days, log_until) on retention.annulment to tym_app, tym_eraser;
grant update (version, log_until, told_at) on retention.annulment to tym_worker;

alter table retention.annulment_agreement enable row level security, force row level security;
create policy relation_sees on retention.annulment_agreement for select to tym_relation using (true);
create policy seen on retention.annulment_agreement for select to tym_app
  using (exists (select 1 from retention.annulment a where a.id = annulment));
create policy agreed_by_caller on retention.annulment_agreement for insert to tym_app
  with check (organisation = (select ctx.authority()) and agreed_by = (select ctx.person()) and agreed_at = (select ctx.instant())
      and relation.may_agree(customership) and exists (select 1 from retention.annulment a where a.id = annulment
      and a.customership = annulment_agreement.customership and a.state = 'proposed' and a.proposed_by <> (select ctx.person()))
      and (select ctx.authority()) in (select relation.annulment_lacks(annulment)));
create policy named_jobs on retention.annulment_agreement for select to tym_worker
  using ((select ctx.job()) in ('tell-annulment', 'remind-annulments'));
grant select, insert on retention.annulment_agreement to tym_app;
grant select on retention.annulment_agreement to tym_worker, tym_relation;
-- What others open for this capability: their rows, by rows of it.
create policy deleting on customer_data.entry for select to tym_worker
  using ((select ctx.job()) = 'delete-due-files' and ((category = 1 and field in ('1.01', '1.11'))
      or exists (select 1 from retention.hold_entry h where h.entry = entry.id)));
