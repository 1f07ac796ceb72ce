-- The seven categories (Act 381/2023 11 §): versioned entries are the truth, current documents are for reading.

create table customer_data.entry (
  id uuid not null,
  version integer not null check (version > 0),
  customership uuid not null references customerships.customership (id),
  category smallint not null check (category between 1 and 7),
  field text not null,
  class text not null,
  owner uuid not null references organisations.organisation (id),
  author text not null,
  author_role text not null,
  author_employer uuid references organisations.organisation (id),
  certificate text not null,
  source text not null,
  recorded_at timestamptz not null,
  occurred_on date,
  supports uuid,
  content bytea,
  correction_reason bytea,
  -- A statement of effect (4.07, 5.09) is read by those who may read the fact that it is about, unless its author has opened it to the
  -- whole team: so an entry says which field it is about, and whether it was opened. Documents of before are laid out anew by a job.
  about text,
  opened boolean not null default false,
  -- Removal of a fact that should never have been in this file (GDPR 16, 17(1)(d)): by two persons of the organisation that stored it.
  -- What is left of the fact is a tombstone; its values are gone from every version.
  removed_at timestamptz,
  removal_reason text check (removal_reason ~ '^[a-z][a-zA-Z]{2,40}$'),
  -- In whose name an entry speaks that is somebody's own word: the customer's in the service, the customer's as an officer received it,
  -- or that of the party that stores it. Entries of earlier releases have none.
  voice text check (voice in ('customer', 'throughOfficer', 'party')),
  -- Which value of its field in its file an entry is, counted from one: the last that is not removed holds. Null where many hold.
  turn integer check (turn > 0),
  primary key (id, version),
  constraint about_what_it_supports check ((about is null) = (supports is null)),
  constraint corrected_with_reason check (removed_at is not null or (version = 1) = (correction_reason is null)),
  constraint removed_is_empty check ((removed_at is null) = (content is not null) and (removed_at is null) = (removal_reason is null)
    and (removed_at is null or correction_reason is null))
);
comment on table customer_data.entry is 'Every version of every recorded fact, encrypted with the customership''s key. Insert only. The owner is the storing organisation = responsible controller (13 §).';
create index entry_customership on customer_data.entry (customership, category, class);
create index entry_owner on customer_data.entry (owner);
create index entry_author_employer on customer_data.entry (author_employer);
create index entry_corrected on customer_data.entry (id) where version > 1;
create index entry_supports on customer_data.entry (supports) where supports is not null;
create unique index one_value_in_a_turn on customer_data.entry (customership, field, turn) where version = 1;

create table customer_data.entry_flag (
  id uuid primary key,
  entry uuid not null,
  entry_version integer not null,
  customership uuid not null references customerships.customership (id),
  by_person text not null,
  by_authority uuid references organisations.organisation (id),
  recorded_at timestamptz not null,
  reason bytea,
  foreign key (entry, entry_version) references customer_data.entry (id, version)
);
comment on table customer_data.entry_flag is 'Another party''s or the customer''s remark that an entry may be wrong; only the storing organisation corrects it.';
create index entry_flag_entry on customer_data.entry_flag (entry, entry_version);
create index entry_flag_customership on customer_data.entry_flag (customership);
create index entry_flag_by_authority on customer_data.entry_flag (by_authority);

create table customer_data.current_document (
  customership uuid not null references customerships.customership (id),
  class text not null,
  owner uuid not null,
  category smallint not null check (category between 1 and 7),
  version integer not null check (version > 0),
  fields text[] not null,
  content bytea not null,
  layout smallint not null default 1 check (layout > 0),
  primary key (customership, class, owner)
);
comment on table customer_data.current_document is 'One ciphertext per customership and visibility class: what is read all day. Written in the writing transaction; owner is all zeros unless the class is split by owner.';
create index current_document_layout on customer_data.current_document (layout, customership);

create table customer_data.removal (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  entry uuid not null,
  category smallint not null check (category between 1 and 7),
  field text not null,
  class text not null,
  owner uuid not null references organisations.organisation (id),
  reason text not null check (reason ~ '^[a-z][a-zA-Z]{2,40}$'),
  state text not null check (state in ('proposed', 'removed', 'refused')),
  version integer not null default 1 check (version > 0),
  proposed_by text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  finished_at timestamptz,
  backups_until date,
  also uuid[] not null default '{}',
  certificate text,
  certified_at timestamptz,
  constraint decided_whole check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  constraint two_persons check (state <> 'removed' or decided_by <> proposed_by or decided_by = 'journal'),
  constraint finished_when_removed check (finished_at is null or state = 'removed'),
  constraint finished_names_the_day check ((finished_at is null) = (backups_until is null)),
  constraint certified_when_finished check ((certificate is null) = (certified_at is null) and (certificate is null or finished_at is not null))
);
comment on table customer_data.removal is 'That a fact is taken out of a file it should never have been in: which two persons of the storing organisation say so, for which declared reason, and until when a backup may hold it. Ids and codes only. Dies with the file.';
create index removal_customership on customer_data.removal (customership, id);
create index removal_owner on customer_data.removal (owner);
create unique index removal_once on customer_data.removal (entry) where state <> 'refused';
create index removal_unfinished on customer_data.removal (id) where state = 'removed' and finished_at is null;

-- That it be lifted or shortened, as one proposes and another decides. It applies to the day that it was proposed over, and to no other.
create table customer_data.safety_lift (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  seen_until date not null,
  until_on date,
  reason bytea not null,
  state text not null check (state in ('proposed', 'lifted', 'refused')),
  version integer not null default 1 check (version > 0),
  proposed_by text not null,
  proposed_as uuid not null references organisations.organisation (id),
  proposed_at timestamptz not null,
  decided_by text,
  decided_as uuid references organisations.organisation (id),
  decided_at timestamptz,
  constraint shortens check (until_on is null or until_on < seen_until),
  constraint decided_whole check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)
    and (decided_by is null) = (decided_as is null)),
  constraint two_persons check (state <> 'lifted' or decided_by <> proposed_by)
);
comment on table customer_data.safety_lift is 'That non-disclosure for safety be lifted, or shortened to a day: who proposed it and which other person decided. The reason is encrypted with the customership''s key; dies with the file.';
create index safety_lift_customership on customer_data.safety_lift (customership, proposed_at);
create index safety_lift_proposed_as on customer_data.safety_lift (proposed_as);
create index safety_lift_decided_as on customer_data.safety_lift (decided_as);
create unique index one_waiting_lift on customer_data.safety_lift (customership) where state = 'proposed';

-- A person's identity code changes, or was recorded wrong: two persons say so, and the file is found by the new one.
create table customer_data.identity_change (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  kind text not null check (kind in ('changed', 'changedForSafety', 'misrecorded')),
  content bytea not null,
  moved uuid,
  state text not null check (state in ('proposed', 'changed', 'refused')),
  version integer not null default 1 check (version > 0),
  proposed_by text not null,
  proposed_as uuid not null references organisations.organisation (id),
  proposed_at timestamptz not null,
  decided_by text,
  decided_as uuid references organisations.organisation (id),
  decided_at timestamptz,
  constraint decided_whole check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)
    and (decided_by is null) = (decided_as is null)),
  constraint two_persons check (state <> 'changed' or decided_by <> proposed_by)
);
comment on table customer_data.identity_change is 'That the identity code (1.01) become another: who proposed it and which other person decided. The code and the reason are encrypted with the customership''s key; dies with the file.';
create index identity_change_customership on customer_data.identity_change (customership, proposed_at);
create index identity_change_proposed_as on customer_data.identity_change (proposed_as);
create index identity_change_decided_as on customer_data.identity_change (decided_as);
create unique index one_waiting_identity_change on customer_data.identity_change (customership) where state = 'proposed';

alter table customer_data.entry add constraint own_word_is_said
  check ((voice is not null) = (field in ('6.03', '6.05', '7.04', '7.10', '7.11'))) not valid;

-- Who may do what with which row, table by table.

create trigger refuse_outside_customership before insert on customer_data.entry
  for each row execute function customer_data.refuse_outside_customership();
create trigger refuse_removed before insert on customer_data.entry for each row execute function customer_data.refuse_removed();
create trigger refuse_change before update on customer_data.entry for each row execute function customer_data.refuse_change();
create trigger refuse_anothers_word before insert on customer_data.entry for each row when (new.version > 1)
  execute function customer_data.refuse_anothers_word();
create trigger take_turn before insert on customer_data.entry for each row execute function customer_data.take_turn();
alter table customer_data.entry enable row level security, force row level security;
create policy one_customership on customer_data.entry to tym_app
  using (customership = (select ctx.customership()) and (select relation.may_enter()))
  with check (customership = (select ctx.customership()) and (select relation.may_enter()));
create policy deliveries on customer_data.entry for select to tym_worker
  using ((select ctx.job()) in ('deliver-disclosure', 'recall-corrected'));
-- The family name of a file that was read, to be compared under the file's own key.
create policy surnames on customer_data.entry for select to tym_worker
  using ((select ctx.job()) = 'flag-own-surname' and category = 1 and field = '1.03');
create policy relation_sees on customer_data.entry for select to tym_relation using (true);
-- What the jobs before a deletion see and do. The message to the customer needs the identity code and the language of service.
create policy messages on customer_data.entry for select to tym_worker
  using ((select ctx.job()) = 'send-announcement' and category = 1 and field in ('1.01', '1.11'));
create policy laid_out_anew on customer_data.entry for select to tym_worker using ((select ctx.job()) = 'lay-out-documents');
-- Whom to tell: who prepared what was stopped, and who ordered a copy of the field that has left for an own register.
create policy told_of_removals on customer_data.entry for select to tym_worker using ((select ctx.job()) = 'tell-removal-decided');
create policy in_own_name on customer_data.entry as restrictive for insert to tym_app
  with check (author = (select ctx.person()) and author_role = (select ctx.role()) and case voice when 'customer'
      then (select ctx.is_customer()) when 'throughOfficer' then not (select ctx.is_customer()) when 'party'
      then not (select ctx.is_customer()) and owner = (select ctx.authority()) else true end);
create policy annulment_told on customer_data.entry for select to tym_worker
  using ((select ctx.job()) = 'tell-annulled-person' and category = 1 and field in ('1.01', '1.11'));
-- No other road leads to another identity code than the start and two persons.
create policy identity_takes_two on customer_data.entry as restrictive for insert to tym_app
  with check (field <> '1.01' or (version = 1 and (select ctx.kind()) = 'opening') or (version > 1
      and (select relation.changes_identity())));
-- The jobs that tell customers that there is something new, or an answer to their question, read to whom, and in which language, and nothing else of the file.
create policy telling_customer on customer_data.entry for select to tym_worker
  using ((select ctx.job()) in ('tell-customer', 'tell-asker') and category = 1 and field in ('1.01', '1.11'));
create policy repeated on customer_data.entry for insert to tym_relation with check (relation.repeats_acts());
-- Whoever starts lays the entry out in the documents that it is read from.
create policy repeated_by_start on customer_data.entry for select to tym_app, tym_worker
  using ((select relation.repeats_acts()) and customership = (select ctx.customership()));
create policy read_for_safety on customer_data.entry for select to tym_worker using ((select ctx.job()) = 'read-safety' and field = '1.09');
create policy left_entry on customer_data.entry for select to tym_app
  using ((select ctx.kind()) = 'leftEntry' and customership = (select ctx.customership()) and (select relation.may_open_left_entry())
      and (id = (select ctx.entry()) or (turn is not null and field = (select relation.field_of_left_entry()))));
create policy left_entry_corrected on customer_data.entry for insert to tym_app
  with check ((select ctx.kind()) = 'leftEntry' and id = (select ctx.entry()) and customership = (select ctx.customership()) and version > 1
      and (select relation.may_open_left_entry()));
create policy stored_by_own_party on customer_data.entry as restrictive for insert to tym_app
  with check (case when (select ctx.kind()) = 'leftEntry' then owner = (select ctx.authority())
      else ((select relation.is_party((select ctx.customership()), owner)) or (version > 1
      and (select relation.was_party((select ctx.customership()), owner)))) and (owner = (select ctx.authority())
      or (select ctx.is_customer()) or (select ctx.kind()) = 'opening' or (field = '1.09' and version > 1
      and (select relation.lifts_safety())) or (field = '1.01' and version > 1 and (select relation.changes_identity()))) end);
-- The exchange asks in the transaction that lets something leave whether an entry of it has been removed since.
-- What the plan must hold before a step may bring it into force (381/2023 4, 5 §): both authorities have taken the file, Kela where
-- it takes part, and the file has goals, an agreed service, the job-search duty or its exemption, and a way of follow-up. Answers
-- what is missing, kinds of party first; inside the file of the context only, elsewhere nothing is known.
grant select, insert on customer_data.entry to tym_app, tym_relation;
grant select on customer_data.entry to tym_worker;
grant select (id, version, customership, category, field, owner, author, author_role, recorded_at, occurred_on, content, removed_at, turn)
  on customer_data.entry to tym_worker;
grant select (id, version, customership, field, removed_at, turn) on customer_data.entry to tym_exchange;
grant select (id, version, customership, category, field, class, owner, author, recorded_at, removed_at) on customer_data.entry to
  tym_relation;

create trigger refuse_outside_customership before insert on customer_data.entry_flag
  for each row execute function customer_data.refuse_outside_customership();
create trigger refuse_removed before insert on customer_data.entry_flag for each row execute function customer_data.refuse_removed();
alter table customer_data.entry_flag enable row level security, force row level security;
create policy one_customership on customer_data.entry_flag to tym_app
  using (customership = (select ctx.customership()) and (select relation.may_enter()))
  with check (customership = (select ctx.customership()) and (select relation.may_enter()));
create policy laid_out_anew on customer_data.entry_flag for select to tym_worker using ((select ctx.job()) = 'lay-out-documents');
create policy repeated_by_start on customer_data.entry_flag for select to tym_app, tym_worker
  using ((select relation.repeats_acts()) and customership = (select ctx.customership()));
create policy relation_sees on customer_data.entry_flag for select to tym_relation using (true);
create policy left_entry on customer_data.entry_flag for select to tym_app
  using ((select ctx.kind()) = 'leftEntry' and customership = (select ctx.customership()) and (select relation.may_open_left_entry())
      and exists (select 1 from customer_data.entry e where e.id = entry_flag.entry));
grant select, insert on customer_data.entry_flag to tym_app;
grant select on customer_data.entry_flag to tym_worker;
grant select (id, entry, entry_version, customership, recorded_at) on customer_data.entry_flag to tym_relation;

alter table customer_data.current_document enable row level security, force row level security;
create policy one_customership on customer_data.current_document to tym_app
  using (customership = (select ctx.customership()) and (select relation.may_enter()))
  with check (customership = (select ctx.customership()) and (select relation.may_enter()));
create policy entered on customer_data.current_document for select to tym_gate using (customership = (select ctx.entered()));
create policy laid_out_anew on customer_data.current_document to tym_worker
  using ((select ctx.job()) = 'lay-out-documents')
  with check ((select ctx.job()) = 'lay-out-documents');
create policy repeated_by_start on customer_data.current_document to tym_app, tym_worker
  using ((select relation.repeats_acts()) and customership = (select ctx.customership()))
  with check ((select relation.repeats_acts()) and customership = (select ctx.customership()));
create policy left_entry on customer_data.current_document to tym_app
  using ((select ctx.kind()) = 'leftEntry' and customership = (select ctx.customership())
      and category = (select relation.category_of_left_entry()))
  with check ((select ctx.kind()) = 'leftEntry' and customership = (select ctx.customership())
      and category = (select relation.category_of_left_entry()));
grant select, insert, update, delete on customer_data.current_document to tym_app, tym_worker;
grant select on customer_data.current_document to tym_gate;

create trigger refuse_return before update on customer_data.removal for each row execute function customer_data.refuse_removal_return();
alter table customer_data.removal enable row level security, force row level security;
create policy named_jobs on customer_data.removal for select to tym_worker
  using ((select ctx.job()) in ('tell-removal-proposed', 'tell-removal-decided', 'certify-removal'));
create policy certified on customer_data.removal for update to tym_worker
  using ((select ctx.job()) = 'certify-removal' and finished_at is not null)
  with check ((select ctx.job()) = 'certify-removal');
create policy of_the_file on customer_data.removal for select to tym_app
  using (relation.may_see_removals(customership) and ((select ctx.is_customer()) or owner = (select ctx.authority())
      or relation.is_party(customership, (select ctx.authority()))));
create policy proposed_by_caller on customer_data.removal for insert to tym_app
  with check (owner = (select ctx.authority()) and proposed_by = (select ctx.person()) and proposed_at = (select ctx.instant())
      and state = 'proposed' and finished_at is null and relation.stores_entry(customership, entry, owner)
      and relation.may_remove_entry(customership, entry));
create policy own_organisation on customer_data.removal for update to tym_app
  using (owner = (select ctx.authority()) and state = 'proposed' and relation.may_remove_entry(customership, entry))
  with check (owner = (select ctx.authority()) and relation.may_remove_entry(customership, entry));
grant select, insert on customer_data.removal to tym_app;
grant select on customer_data.removal to tym_worker;
grant update (state, version, decided_by, decided_at) on customer_data.removal to tym_app;
grant update (version, certificate, certified_at) on customer_data.removal to tym_worker;

create trigger refuse_lift_return before update on customer_data.safety_lift
  for each row execute function customer_data.refuse_lift_return();
alter table customer_data.safety_lift enable row level security, force row level security;
create policy team_reads on customer_data.safety_lift for select to tym_app
  using (customership = (select ctx.customership()) and not (select ctx.out_of_team()) and (select ctx.role_may('safety.readLifts'))
      and (select relation.may_enter()));
create policy team_proposes on customer_data.safety_lift for insert to tym_app
  with check (customership = (select ctx.customership()) and not (select ctx.out_of_team()) and (select ctx.role_may('safety.proposeLift'))
      and (select relation.may_enter()) and state = 'proposed' and proposed_by = (select ctx.person())
      and proposed_as = (select ctx.authority()) and proposed_at = (select ctx.instant()));
create policy team_decides on customer_data.safety_lift for update to tym_app
  using (customership = (select ctx.customership()) and not (select ctx.out_of_team()) and (select ctx.role_may('safety.decideLift'))
      and (select relation.may_enter()));
create policy relation_sees on customer_data.safety_lift for select to tym_relation using (true);
grant select, insert on customer_data.safety_lift to tym_app;
grant update (state, version, decided_by, decided_as, decided_at) on customer_data.safety_lift to tym_app;
grant select (customership, seen_until, until_on, state, decided_by, decided_at) on customer_data.safety_lift to tym_relation;

create trigger refuse_identity_change_return before update on customer_data.identity_change
  for each row execute function customer_data.refuse_identity_change_return();
alter table customer_data.identity_change enable row level security, force row level security;
create policy team_reads on customer_data.identity_change for select to tym_app
  using (customership = (select ctx.customership()) and not (select ctx.out_of_team()) and (select ctx.role_may('identity.readChanges'))
      and (select relation.may_enter()));
create policy team_proposes on customer_data.identity_change for insert to tym_app
  with check (customership = (select ctx.customership()) and not (select ctx.out_of_team())
      and (select ctx.role_may('identity.proposeChange')) and (select relation.may_enter()) and state = 'proposed'
      and proposed_by = (select ctx.person()) and proposed_as = (select ctx.authority()) and proposed_at = (select ctx.instant()));
create policy team_decides on customer_data.identity_change for update to tym_app
  using (customership = (select ctx.customership()) and not (select ctx.out_of_team()) and (select ctx.role_may('identity.decideOnChange'))
      and (select relation.may_enter()));
create policy relation_sees on customer_data.identity_change for select to tym_relation using (true);
create policy repeated on customer_data.identity_change for insert to tym_relation with check (relation.repeats_acts());
create policy repeated_change on customer_data.identity_change for update to tym_relation using (relation.repeats_acts());
grant select, insert on customer_data.identity_change to tym_app, tym_relation;
grant update (state, version, decided_by, decided_as, decided_at) on customer_data.identity_change to tym_app, tym_relation;
grant select (id, customership, kind, moved, state, decided_by, decided_at) on customer_data.identity_change to tym_relation;
