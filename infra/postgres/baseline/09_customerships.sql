-- The customership (asiakkuus): unit of keeping and forgetting (Act 381/2023 4, 8, 12 §).

create sequence customerships.running_number;
grant usage on sequence customerships.running_number to tym_app;

create table customerships.customership (
  id uuid primary key,
  number text not null unique,
  area uuid not null references organisations.cooperation_area (id),
  labour_authority uuid not null references organisations.organisation (id),
  started_on date not null,
  recorded_at timestamptz not null,
  recorded_on date not null,
  started_by text not null,
  started_by_authority uuid not null references organisations.organisation (id),
  referring_party uuid references organisations.organisation (id),
  referred_on date,
  referral_hash bytea unique check (octet_length(referral_hash) = 32),
  state text not null default 'underAssessment'
    check (state in ('underAssessment', 'planDraft', 'planInForce', 'underReview', 'endProposed', 'ended')),
  state_before_end text
    check (state_before_end in ('underAssessment', 'planDraft', 'planInForce', 'underReview')),
  kela_in_plan boolean not null default false,
  plan_in_force_on date,
  last_review_on date,
  proposal integer not null default 0,
  end_reason text,
  ended_on date,
  version integer not null default 1,
  -- Who made sure that the person is unemployed (3 §), and when. A start has always demanded it of whoever starts.
  unemployed_confirmed_by text,
  unemployed_confirmed_at timestamptz,
  -- Who is under fifteen at the start is a customer only where a second officer of the same authority has confirmed it. Before the start nothing is
  -- stored about anybody (12 §), so what the second officer did stands in the log alone, without a customer; the file then says who it was.
  age_confirmed_by text,
  age_confirmed_at timestamptz,
  constraint never_starts_in_the_future check (started_on <= recorded_on),
  constraint referral_is_whole check ((referring_party is null) = (referred_on is null) and (referring_party is null) = (referral_hash is null)),
  constraint referred_before_start check (referred_on is null or referred_on <= started_on),
  constraint end_remembers_what_was_before check ((state in ('endProposed', 'ended')) = (state_before_end is not null)),
  constraint end_has_a_reason check ((state in ('endProposed', 'ended')) = (end_reason is not null)),
  constraint ended_has_a_date check ((state = 'ended') = (ended_on is not null)),
  constraint ends_after_start check (ended_on is null or ended_on >= started_on),
  constraint unemployed_confirmed_whole check ((unemployed_confirmed_by is null) = (unemployed_confirmed_at is null)),
  constraint age_confirmed_whole check ((age_confirmed_by is null) = (age_confirmed_at is null)),
  constraint age_takes_two check (age_confirmed_by <> started_by)
);
comment on table customerships.customership is 'One customership from the start of the joint assessment (4 §) to its end (8 §). No person row outlives it. Holds facts 2.01-2.03 and 2.06, and the hash of the referral that it used up.';
create index customership_area on customerships.customership (area);
create index customership_labour_authority on customerships.customership (labour_authority);
create index customership_started_by_authority on customerships.customership (started_by_authority);
create index customership_referring_party on customerships.customership (referring_party);
create index customership_open on customerships.customership (state) where state <> 'ended';
-- What the plan of deletions and the jobs around it see of files that have ended: which, and when. Nothing else of them.
create index customership_ended on customerships.customership (ended_on, id) where ended_on is not null;

create table customerships.party (
  customership uuid not null references customerships.customership (id),
  organisation uuid not null references organisations.organisation (id),
  kind text not null check (kind in ('labourAuthority', 'wellbeingCounty', 'kela')),
  taken_at timestamptz,
  taken_by text,
  primary key (customership, organisation),
  unique (customership, kind)
);
comment on table customerships.party is 'The three parties of one customership (2 §); untaken while a party has no officer in the team.';
create index party_organisation on customerships.party (organisation, customership);

-- Members of a former party stay in the history of the team; whoever joins it is of a present one.
create table customerships.case_team_member (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  organisation uuid not null references organisations.organisation (id),
  person text not null,
  name text not null,
  title text not null,
  role text not null,
  responsible boolean not null,
  added_by text not null,
  added_at timestamptz not null,
  removed_by text,
  removed_at timestamptz,
  constraint removed_by_somebody check ((removed_by is null) = (removed_at is null))
);
comment on table customerships.case_team_member is 'The working relation: officers of the parties who work on this customership, with the responsible officer of each party (2.08).';
create unique index one_active_membership on customerships.case_team_member (customership, person, organisation) where removed_at is null;
create index member_caseload on customerships.case_team_member (person, organisation) where removed_at is null;
create index case_team_member_organisation on customerships.case_team_member (organisation);
create index case_team_member_customership on customerships.case_team_member (customership, organisation);

create table customerships.end_opinion (
  customership uuid not null references customerships.customership (id),
  proposal integer not null,
  organisation uuid not null references organisations.organisation (id),
  person text not null,
  agrees boolean not null,
  given_on date not null,
  recorded_at timestamptz not null,
  -- Opinions carry their grounds (2.04); those of earlier releases have none.
  grounds bytea,
  primary key (customership, proposal, organisation)
);
comment on table customerships.end_opinion is 'Each party''s opinion on a proposed end (8 §, 2.04).';
create index end_opinion_organisation on customerships.end_opinion (organisation);

create table customerships.event (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  version integer not null,
  event text not null,
  happened_on date not null,
  by_person text not null,
  by_authority uuid not null references organisations.organisation (id),
  recorded_at timestamptz not null
);
comment on table customerships.event is 'Life-cycle history of a customership, never rewritten.';
create index event_customership on customerships.event (customership, recorded_at);
create index event_by_authority on customerships.event (by_authority);

create table customerships.identity_index (
  customership uuid primary key references customerships.customership (id),
  index bytea not null check (octet_length(index) = 32),
  open boolean not null default true,
  -- Turvakielto is the person's: any file of theirs that says it protects all of them, until the last day that it names. It is set and
  -- prolonged by one officer, lifted and shortened by two.
  safety_until date,
  -- What a closing does is done by one function of the eraser (gate/8_annulment.sql).
  safety_handed_until date,
  -- By which act, when, and whether by this file's own change a file has its present code; nothing where it has it from the start.
  moved uuid,
  moved_at timestamptz,
  moved_here boolean not null default false,
  safety_to_read boolean not null default false,
  constraint moved_whole check ((moved is null) = (moved_at is null) and (moved is not null or not moved_here))
);
comment on table customerships.identity_index is 'Keyed blind index of the identity code; the key is outside the database. Says until which day this file puts its person under non-disclosure for safety, infinity without a day: whatever file says it protects all files of the person. Dies with the customership.';
comment on column customerships.identity_index.safety_handed_until is 'The part of safety_until that a deleted file of the person has handed on: an annulment of this file leaves it.';
comment on column customerships.identity_index.safety_to_read is 'What the entries of the file say of non-disclosure for safety is still to be read: a file of an earlier release. Its person is protected until then.';
create index identity_index_lookup on customerships.identity_index (index);
create unique index one_open_customership on customerships.identity_index (index) where open;
create index safety_to_read on customerships.identity_index (customership) where safety_to_read;

-- That an officer elsewhere wishes to be contacted about the person: who they are, never what about.
create table customerships.contact_wish (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  person text not null,
  name text not null,
  title text not null,
  role text not null,
  organisation uuid not null references organisations.organisation (id),
  wished_on date not null,
  wished_at timestamptz not null,
  unique (customership, person, organisation, wished_on)
);
comment on table customerships.contact_wish is 'Officers elsewhere who wish to be contacted by those who answer for the file; they were not told whether there is one. Holds who wishes it and when, no text. Dies with the file.';
create index contact_wish_organisation on customerships.contact_wish (organisation);

-- A proposal to end a customership (381/2023 8 §) has an owner, a day by which the parties answer, and an end of its own.
create table customerships.end_proposal (
  customership uuid not null references customerships.customership (id),
  number integer not null check (number > 0),
  organisation uuid not null references organisations.organisation (id),
  person text not null,
  reason text not null,
  proposed_on date not null,
  answer_by date not null check (answer_by >= proposed_on),
  recorded_at timestamptz not null,
  withdrawn_on date,
  withdrawn_by text,
  withdrawal_grounds bytea,
  primary key (customership, number),
  constraint withdrawn_by_somebody_for_a_reason check ((withdrawn_on is null) = (withdrawn_by is null)
    and (withdrawn_on is null) = (withdrawal_grounds is null))
);
comment on table customerships.end_proposal is 'Each proposal to end a customership: who made it, until when the parties answer, and who withdrew it and why (8 §, 2.03).';
create index end_proposal_organisation on customerships.end_proposal (organisation);

create table customerships.opening_after_end (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  organisation uuid not null references organisations.organisation (id),
  person text not null,
  opened_at timestamptz not null,
  open_until timestamptz not null,
  constraint open_for_a_while check (open_until > opened_at and open_until <= opened_at + interval '24 hours')
);
comment on table customerships.opening_after_end is 'That an officer of the team has opened the ended file for some hours, with a reason that is in the log of the file. Dies with the customership.';
create index opening_after_end_customership on customerships.opening_after_end (customership, person, open_until);
create index opening_after_end_organisation on customerships.opening_after_end (organisation);

-- A notice of death ends a customership without opinions from the day of death. Two persons undo a mistaken one, and the file is as it was.
create table customerships.death_notice (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  died_on date not null,
  source text not null,
  ended boolean not null,
  state_before text not null check (state_before in ('underAssessment', 'planDraft', 'planInForce', 'underReview', 'endProposed', 'ended')),
  reason_before text,
  state text not null check (state in ('standing', 'undone')),
  version integer not null default 1 check (version > 0),
  recorded_by text not null,
  recorded_as uuid not null references organisations.organisation (id),
  recorded_on date not null,
  recorded_at timestamptz not null,
  kept_until date not null,
  constraint kept_while_it_may_be_undone check (kept_until >= recorded_on),
  constraint never_in_the_future check (died_on <= recorded_on),
  constraint ends_what_goes_on check (ended = (state_before <> 'ended')),
  constraint reason_of_a_proposed_end check ((reason_before is not null) = (state_before in ('endProposed', 'ended')))
);
comment on table customerships.death_notice is 'That the customer has died: the day, from whom it is known, and how the file stood before. While it stands nobody writes to the person, in any file of theirs. Dies with the customership.';
create index death_notice_customership on customerships.death_notice (customership, recorded_at);
create index death_notice_recorded_as on customerships.death_notice (recorded_as);
create unique index one_standing_notice on customerships.death_notice (customership) where state = 'standing';

create table customerships.death_undoing (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  notice uuid not null references customerships.death_notice (id),
  reason bytea not null,
  state text not null check (state in ('proposed', 'undone', 'refused')),
  version integer not null default 1 check (version > 0),
  proposed_by text not null,
  proposed_as uuid not null references organisations.organisation (id),
  proposed_at timestamptz not null,
  decided_by text,
  decided_as uuid references organisations.organisation (id),
  decided_at timestamptz,
  constraint decided_whole check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)
    and (decided_by is null) = (decided_as is null)),
  constraint two_persons check (state <> 'undone' or decided_by <> proposed_by)
);
comment on table customerships.death_undoing is 'That a mistaken notice of death be undone: who proposed it and which other person decided. The reason is encrypted with the customership''s key; dies with the file.';
create index death_undoing_customership on customerships.death_undoing (customership, proposed_at);
create index death_undoing_notice on customerships.death_undoing (notice);
create index death_undoing_proposed_as on customerships.death_undoing (proposed_as);
create index death_undoing_decided_as on customerships.death_undoing (decided_as);
create unique index one_waiting_undoing on customerships.death_undoing (notice) where state = 'proposed';

create table customerships.former_index (
  customership uuid not null references customerships.customership (id),
  index bytea not null check (octet_length(index) = 32),
  primary key (customership, index)
);
comment on table customerships.former_index is 'Keyed blind index of an identity code that the person had before: by it the case team alone finds the file, never where the person is under non-disclosure for safety. None of a code that was changed for safety. Dies with the customership.';
create index former_index_lookup on customerships.former_index (index);

-- A notice of death, its undoing and another identity code are in the journal outside the databases: a restore repeats them before anybody is
-- served. Whoever starts takes over what the register does not know, opens it with the file's keys, and repeats it.
create table customerships.act_to_repeat (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  sealed bytea,
  said_at timestamptz not null,
  -- A restore of a backup from before a transfer gives the file back to those who have left it, and one from before turvakielto shows where somebody
  -- is: both are acts that the journal repeats. An act that is passed over is remembered as that, so that nobody waits for it.
  passed_at timestamptz,
  constraint sealed_while_it_waits check ((sealed is null) = (passed_at is not null))
);
comment on table customerships.act_to_repeat is 'Acts of officers that a journal says were done and a restored register does not know: whoever starts first repeats them before anybody is served, and takes the row away, or says that it has been passed over. Encrypted with the customership''s key; dies with the file.';
create index act_to_repeat_customership on customerships.act_to_repeat (customership, said_at);

-- Transfer of a customership to another labour authority or area, because the customer has moved (381/2023 2 §): the file goes on. Its present
-- parties are in customerships.party; whoever was one before is here, until when and in which area.
create table customerships.transfer (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  from_area uuid not null references organisations.cooperation_area (id),
  to_area uuid not null references organisations.cooperation_area (id),
  moved_on date not null,
  transferred_by text not null,
  transferred_as uuid not null references organisations.organisation (id),
  recorded_on date not null,
  recorded_at timestamptz not null,
  constraint never_in_the_future check (moved_on <= recorded_on)
);
comment on table customerships.transfer is 'That the customership has gone to another labour authority or area, from which day on, and who said so. Dies with the customership.';
create index transfer_customership on customerships.transfer (customership, recorded_at);
create index transfer_from_area on customerships.transfer (from_area);
create index transfer_to_area on customerships.transfer (to_area);
create index transfer_transferred_as on customerships.transfer (transferred_as);

create table customerships.former_party (
  transfer uuid not null references customerships.transfer (id),
  customership uuid not null references customerships.customership (id),
  organisation uuid not null references organisations.organisation (id),
  kind text not null check (kind in ('labourAuthority', 'wellbeingCounty', 'kela')),
  area uuid not null references organisations.cooperation_area (id),
  primary key (transfer, organisation)
);
comment on table customerships.former_party is 'Which organisations were parties of the customership before a transfer, for which area. They answer for what they stored, and see nothing else. Dies with the customership.';
create index former_party_customership on customerships.former_party (customership, organisation);
create index former_party_organisation on customerships.former_party (organisation, area);
create index former_party_area on customerships.former_party (area);

alter table customerships.end_opinion add constraint opinion_has_grounds check (grounds is not null) not valid;

-- Who may do what with which row, table by table.

create trigger refuse_after_end before update on customerships.customership
  for each row when (current_user <> 'tym_eraser') execute function customerships.refuse_after_end();
create trigger refuse_plan_without_floor before update on customerships.customership
  for each row when (current_user <> 'tym_eraser') execute function customerships.refuse_plan_without_floor();
create constraint trigger refuse_end_without_judgement after update on customerships.customership
  deferrable initially deferred for each row
  when ((old.state = 'endProposed' and new.state <> old.state) or (new.state = 'ended' and old.state <> 'ended'))
  execute function customerships.refuse_end_without_judgement();
alter table customerships.customership enable row level security, force row level security;
-- Inside the one customership of the context everything of it is seen; written only by officers on its team. In the
-- caseload a row is seen when it is mine: a file that waits shows its own row and my party's, never its team.
-- What the gate reads is opened by the mark alone; the rest of a file is nothing to it.
create policy one_customership on customerships.customership to tym_app
  using (id = (select ctx.customership()) and (select relation.may_enter()))
  with check (id = (select ctx.customership()) and (select relation.may_enter()));
create policy officers_add on customerships.customership as restrictive for insert to tym_app
  with check (not (select ctx.is_customer()) and not (select ctx.out_of_team()));
create policy officers_change on customerships.customership as restrictive for update to tym_app
  using (not (select ctx.is_customer()) and not (select ctx.out_of_team()));
create policy my_caseload on customerships.customership for select to tym_app
  using ((select ctx.kind()) = 'caseload' and id in (select relation.my_customerships()));
create policy named_jobs on customerships.customership for select to tym_worker
  using ((select ctx.job()) in ('remind-plan-due', 'remind-review-due', 'notify-out-of-team-read', 'find-forsaken-parties'));
create policy relation_sees on customerships.customership for select to tym_relation using (true);
create policy started_by_caller on customerships.customership as restrictive for insert to tym_app
  with check (started_by = (select ctx.person()) and started_by_authority = (select ctx.authority()) and area = (select ctx.area())
      and recorded_at = (select ctx.instant()) and state = 'underAssessment');
create policy entered on customerships.customership for select to tym_gate using (id = (select ctx.entered()));
-- Jobs that tell officers of a file, and remind them of one that nobody has taken.
create policy telling on customerships.customership for select to tym_worker
  using ((select ctx.job()) in ('tell-officers', 'remind-awaiting', 'remind-end-opinions'));
create policy annulled on customerships.customership for update to tym_eraser
  using (true)
  with check (true);
create policy age_takes_two on customerships.customership as restrictive for insert to tym_app
  with check (age_confirmed_by is null or (select relation.has_confirmed_age(age_confirmed_by, age_confirmed_at)));
create policy repeated_change on customerships.customership for update to tym_relation using (relation.repeats_acts());
create policy handed_over on customerships.customership for update to tym_relation
  using (true)
  with check (true);
-- What the caller of a former party sees of the file: the entry and the remarks on it, and what writing its next version asks. Where one value of
-- a field holds at a time that are the others, which tell whether this one does.
create policy left_entry on customerships.customership for select to tym_app
  using ((select ctx.kind()) = 'leftEntry' and id = (select ctx.customership()) and (select relation.may_open_left_entry()));
-- Who started what and when is never changed, only how far it has come.
-- What the relation asks besides.
grant select, insert on customerships.customership to tym_app;
grant select on customerships.customership to tym_worker, tym_gate, tym_relation;
grant update (state, state_before_end, kela_in_plan, plan_in_force_on, last_review_on, proposal, end_reason, ended_on, version) on
  customerships.customership to tym_app;
grant update (area, labour_authority, state, state_before_end, end_reason, ended_on, version) on customerships.customership to tym_relation;
grant select (started_by_authority) on customerships.customership to tym_relation;
grant select (id, number, started_by_authority, referral_hash, state, ended_on) on customerships.customership to tym_eraser;
grant update (referral_hash) on customerships.customership to tym_eraser;

create trigger refuse_taking_for_another before insert or update on customerships.party
  for each row execute function customerships.refuse_taking_for_another();
alter table customerships.party enable row level security, force row level security;
create policy one_customership on customerships.party to tym_app
  using (customership = (select ctx.customership()) and (select relation.may_enter()))
  with check (customership = (select ctx.customership()) and (select relation.may_enter()));
create policy officers_add on customerships.party as restrictive for insert to tym_app
  with check (not (select ctx.is_customer()) and not (select ctx.out_of_team()));
create policy officers_change on customerships.party as restrictive for update to tym_app
  using (not (select ctx.is_customer()) and not (select ctx.out_of_team()));
create policy my_caseload on customerships.party for select to tym_app
  using ((select ctx.kind()) = 'caseload' and customership in (select relation.my_customerships())
      and (organisation = (select ctx.authority()) or (select ctx.is_customer())));
create policy named_jobs on customerships.party for select to tym_worker
  using ((select ctx.job()) in ('remind-plan-due', 'remind-review-due', 'notify-out-of-team-read', 'find-forsaken-parties'));
create policy relation_sees on customerships.party for select to tym_relation using (true);
create policy own_party_taken on customerships.party as restrictive for update to tym_app using (organisation = (select ctx.authority()));
-- A party whose officers have all lost their rights awaits an officer again.
create policy forsaken on customerships.party for update to tym_worker
  using ((select ctx.job()) = 'find-forsaken-parties')
  with check (taken_at is null and taken_by is null);
create policy entered on customerships.party for select to tym_gate using (customership = (select ctx.entered()));
-- Who is told: the responsible officers of the party that received the consent.
create policy consent_jobs on customerships.party for select to tym_worker
  using ((select ctx.job()) in ('announce-expiring-consents', 'notify-consent-withdrawn'));
create policy told_of_removals on customerships.party for select to tym_worker
  using ((select ctx.job()) in ('tell-removal-proposed', 'tell-removal-decided'));
create policy telling on customerships.party for select to tym_worker
  using ((select ctx.job()) in ('tell-officers', 'remind-awaiting', 'remind-end-opinions'));
create policy handed_over on customerships.party for update to tym_relation
  using (true)
  with check (true);
create policy left_entry on customerships.party for select to tym_app
  using ((select ctx.kind()) = 'leftEntry' and customership = (select ctx.customership()) and (select relation.may_open_left_entry()));
grant select, insert on customerships.party to tym_app;
grant select on customerships.party to tym_worker, tym_gate, tym_relation;
grant update (taken_at, taken_by) on customerships.party to tym_app, tym_worker;
grant update (organisation, taken_at, taken_by) on customerships.party to tym_relation;

create trigger refuse_growth_after_end before insert on customerships.case_team_member
  for each row execute function customerships.refuse_growth_after_end();
create trigger refuse_strange_member before insert on customerships.case_team_member
  for each row execute function customerships.refuse_strange_member();
alter table customerships.case_team_member enable row level security, force row level security;
create policy one_customership on customerships.case_team_member to tym_app
  using (customership = (select ctx.customership()) and (select relation.may_enter()))
  with check (customership = (select ctx.customership()) and (select relation.may_enter()));
create policy officers_add on customerships.case_team_member as restrictive for insert to tym_app
  with check (not (select ctx.is_customer()) and not (select ctx.out_of_team()));
create policy officers_change on customerships.case_team_member as restrictive for update to tym_app
  using (not (select ctx.is_customer()) and not (select ctx.out_of_team()));
create policy my_caseload on customerships.case_team_member for select to tym_app
  using ((select ctx.kind()) = 'caseload' and customership in (select relation.my_customerships()) and person = (select ctx.person())
      and organisation = (select ctx.authority()));
create policy named_jobs on customerships.case_team_member for select to tym_worker
  using ((select ctx.job()) in ('remind-plan-due', 'remind-review-due', 'notify-out-of-team-read', 'find-forsaken-parties'));
create policy relation_sees on customerships.case_team_member for select to tym_relation using (true);
-- Who answers for the file is decided by those who do: nobody makes themselves responsible, but by starting or taking it.
create policy own_colleagues_added on customerships.case_team_member as restrictive for insert to tym_app
  with check (organisation = (select ctx.authority()) and added_by = (select ctx.person()) and (not responsible
      or (select ctx.kind()) in ('opening', 'taking')));
create policy own_colleagues_changed on customerships.case_team_member as restrictive for update to tym_app
  using (organisation = (select ctx.authority()) and (not responsible or (select ctx.kind()) = 'taking'
      or (select relation.is_responsible((select ctx.customership())))))
  with check (organisation = (select ctx.authority()) and (not responsible or (select ctx.kind()) = 'taking'
      or (select relation.is_responsible((select ctx.customership())))));
create policy entered on customerships.case_team_member for select to tym_gate using (customership = (select ctx.entered()));
create policy consent_jobs on customerships.case_team_member for select to tym_worker
  using ((select ctx.job()) in ('announce-expiring-consents', 'notify-consent-withdrawn'));
create policy told_of_removals on customerships.case_team_member for select to tym_worker
  using ((select ctx.job()) in ('tell-removal-proposed', 'tell-removal-decided'));
create policy telling on customerships.case_team_member for select to tym_worker
  using ((select ctx.job()) in ('tell-officers', 'remind-awaiting', 'remind-end-opinions'));
-- Whom the jobs tell: the team as it was, and the person by the code that the file was opened with.
create policy annulment_told on customerships.case_team_member for select to tym_worker
  using ((select ctx.job()) in ('tell-annulment', 'remind-annulments'));
create policy help_ends on customerships.case_team_member for update to tym_relation
  using (true)
  with check (removed_at is not null);
grant select, insert on customerships.case_team_member to tym_app;
grant select on customerships.case_team_member to tym_worker, tym_gate, tym_relation;
grant update (responsible, removed_by, removed_at) on customerships.case_team_member to tym_app;
grant update (removed_by, removed_at) on customerships.case_team_member to tym_relation;

alter table customerships.end_opinion enable row level security, force row level security;
create policy one_customership on customerships.end_opinion to tym_app
  using (customership = (select ctx.customership()) and (select relation.may_enter()))
  with check (customership = (select ctx.customership()) and (select relation.may_enter()));
create policy officers_add on customerships.end_opinion as restrictive for insert to tym_app
  with check (not (select ctx.is_customer()) and not (select ctx.out_of_team()));
create policy officers_change on customerships.end_opinion as restrictive for update to tym_app
  using (not (select ctx.is_customer()) and not (select ctx.out_of_team()));
create policy own_opinion on customerships.end_opinion as restrictive for insert to tym_app
  with check (organisation = (select ctx.authority()) and person = (select ctx.person()));
create policy entered on customerships.end_opinion for select to tym_gate using (customership = (select ctx.entered()));
create policy relation_sees on customerships.end_opinion for select to tym_relation using (true);
create policy reminding on customerships.end_opinion for select to tym_worker using ((select ctx.job()) = 'remind-end-opinions');
grant select, insert on customerships.end_opinion to tym_app;
grant select on customerships.end_opinion to tym_gate;
grant select (customership, proposal, organisation, agrees) on customerships.end_opinion to tym_worker, tym_relation;

alter table customerships.event enable row level security, force row level security;
create policy one_customership on customerships.event to tym_app
  using (customership = (select ctx.customership()) and (select relation.may_enter()))
  with check (customership = (select ctx.customership()) and (select relation.may_enter()));
create policy officers_add on customerships.event as restrictive for insert to tym_app
  with check (not (select ctx.is_customer()) and not (select ctx.out_of_team()));
create policy officers_change on customerships.event as restrictive for update to tym_app
  using (not (select ctx.is_customer()) and not (select ctx.out_of_team()));
create policy own_event on customerships.event as restrictive for insert to tym_app
  with check (by_authority = (select ctx.authority()) and by_person = (select ctx.person()));
create policy forsaken on customerships.event for insert to tym_worker
  with check ((select ctx.job()) = 'find-forsaken-parties' and event = 'partyForsaken');
create policy repeated on customerships.event for insert to tym_relation with check (relation.repeats_acts());
grant select, insert on customerships.event to tym_app;
grant insert on customerships.event to tym_worker, tym_relation;

create trigger hand_on_safety after delete on customerships.identity_index referencing old table as gone
  for each statement execute function relation.hand_on_safety();
alter table customerships.identity_index enable row level security, force row level security;
create policy one_customership on customerships.identity_index to tym_app
  using (customership = (select ctx.customership()) and (select relation.may_enter()))
  with check (customership = (select ctx.customership()) and (select relation.may_enter()));
create policy officers_add on customerships.identity_index as restrictive for insert to tym_app
  with check (not (select ctx.is_customer()) and not (select ctx.out_of_team()));
create policy officers_change on customerships.identity_index as restrictive for update to tym_app
  using (not (select ctx.is_customer()) and not (select ctx.out_of_team()));
create policy relation_sees on customerships.identity_index for select to tym_relation using (true);
create policy persons_safety on customerships.identity_index for update to tym_relation
  using (true)
  with check (true);
create policy others_of_the_person on customerships.identity_index for select to tym_eraser using (true);
create policy annulled on customerships.identity_index for update to tym_eraser
  using (true)
  with check (true);
grant select, insert on customerships.identity_index to tym_app;
grant select on customerships.identity_index to tym_relation;
grant update (open) on customerships.identity_index to tym_app;
grant update (index, open, safety_until, safety_handed_until, moved, moved_at, moved_here, safety_to_read) on customerships.identity_index
  to tym_relation;
grant select (safety_until, safety_handed_until) on customerships.identity_index to tym_relation;
grant select (index, safety_until, safety_handed_until) on customerships.identity_index to tym_eraser;
grant update (open, safety_until, safety_handed_until) on customerships.identity_index to tym_eraser;

alter table customerships.contact_wish enable row level security, force row level security;
create policy team_reads on customerships.contact_wish for select to tym_app
  using (customership = (select ctx.customership()) and (select ctx.role_may('contact.read')) and (select relation.may_enter()));
create policy relation_keeps on customerships.contact_wish to tym_relation
  using (true)
  with check (true);
grant select on customerships.contact_wish to tym_app;
grant insert on customerships.contact_wish to tym_relation;
grant select (customership, person, organisation, wished_on) on customerships.contact_wish to tym_relation;

alter table customerships.end_proposal enable row level security, force row level security;
create policy one_customership on customerships.end_proposal to tym_app, tym_gate
  using (customership = (select ctx.customership()) and (select relation.may_enter()))
  with check (customership = (select ctx.customership()) and (select relation.may_enter()));
create policy officers_add on customerships.end_proposal as restrictive for insert to tym_app
  with check (not (select ctx.is_customer()) and not (select ctx.out_of_team()) and organisation = (select ctx.authority())
      and person = (select ctx.person()) and withdrawn_on is null);
-- Whose proposal it was withdraws it, once.
create policy proposer_withdraws on customerships.end_proposal as restrictive for update to tym_app
  using (not (select ctx.is_customer()) and not (select ctx.out_of_team()) and organisation = (select ctx.authority())
      and withdrawn_on is null)
  with check (withdrawn_by = (select ctx.person()));
create policy relation_sees on customerships.end_proposal for select to tym_relation using (true);
create policy reminding on customerships.end_proposal for select to tym_worker using ((select ctx.job()) = 'remind-end-opinions');
create policy death_is_noticed on customerships.end_proposal as restrictive for insert to tym_app with check (reason <> 'death');
grant select, insert on customerships.end_proposal to tym_app;
grant update (withdrawn_on, withdrawn_by, withdrawal_grounds) on customerships.end_proposal to tym_app;
grant select (customership, number, organisation, proposed_on, answer_by, withdrawn_on) on customerships.end_proposal to tym_worker,
  tym_relation;

alter table customerships.opening_after_end enable row level security, force row level security;
create policy one_customership on customerships.opening_after_end to tym_app
  using (customership = (select ctx.customership()) and (select relation.may_enter()))
  with check (customership = (select ctx.customership()) and (select relation.may_enter()));
create policy opened_by_caller on customerships.opening_after_end as restrictive for insert to tym_app
  with check (person = (select ctx.person()) and organisation = (select ctx.authority()) and opened_at = (select ctx.instant())
      and not (select ctx.out_of_team()) and (select relation.on_case_team((select ctx.customership()), person, organisation)));
create policy relation_sees on customerships.opening_after_end for select to tym_relation using (true);
grant select, insert on customerships.opening_after_end to tym_app;
grant select on customerships.opening_after_end to tym_relation;

create trigger refuse_notice_change before update on customerships.death_notice
  for each row execute function customerships.refuse_notice_change();
-- No notice is undone, nor proposed to be, once the deletion has begun.
create trigger alone_unless_begun before update on customerships.death_notice for each row execute function retention.alone_unless_begun();
alter table customerships.death_notice enable row level security, force row level security;
create policy team_reads on customerships.death_notice for select to tym_app
  using (customership = (select ctx.customership()) and (select ctx.role_may('death.read')) and (select relation.may_enter()));
create policy team_adds on customerships.death_notice for insert to tym_app
  with check (customership = (select ctx.customership()) and not (select ctx.out_of_team()) and (select ctx.role_may('death.record'))
      and (select relation.may_enter()) and state = 'standing' and recorded_by = (select ctx.person())
      and recorded_as = (select ctx.authority()) and recorded_at = (select ctx.instant()));
create policy team_decides on customerships.death_notice for update to tym_app
  using (customership = (select ctx.customership()) and not (select ctx.out_of_team()) and (select ctx.role_may('death.decideOnUndoing'))
      and (select relation.may_enter()));
create policy relation_sees on customerships.death_notice for select to tym_relation using (true);
create policy repeated on customerships.death_notice for insert to tym_relation with check (relation.repeats_acts());
create policy repeated_change on customerships.death_notice for update to tym_relation using (relation.repeats_acts());
grant select, insert on customerships.death_notice to tym_app;
grant select on customerships.death_notice to tym_relation;
grant update (state, version) on customerships.death_notice to tym_app, tym_relation;
grant insert (id, customership, died_on, source, ended, state_before, reason_before, state, recorded_by, recorded_as, recorded_on,
  recorded_at, kept_until) on customerships.death_notice to tym_relation;

create trigger refuse_undoing_return before update on customerships.death_undoing
  for each row execute function customerships.refuse_undoing_return();
create trigger end_help_with_undoing after update on customerships.death_undoing
  for each row when (new.state <> 'proposed') execute function relation.end_help_with_undoing();
create trigger alone_unless_begun before insert on customerships.death_undoing for each row execute function retention.alone_unless_begun();
alter table customerships.death_undoing enable row level security, force row level security;
create policy team_reads on customerships.death_undoing for select to tym_app
  using (customership = (select ctx.customership()) and (select ctx.role_may('death.read')) and (select relation.may_enter()));
create policy team_adds on customerships.death_undoing for insert to tym_app
  with check (customership = (select ctx.customership()) and not (select ctx.out_of_team())
      and (select ctx.role_may('death.proposeUndoing')) and (select relation.may_enter()) and state = 'proposed'
      and proposed_by = (select ctx.person()) and proposed_as = (select ctx.authority()) and proposed_at = (select ctx.instant()));
create policy team_decides on customerships.death_undoing for update to tym_app
  using (customership = (select ctx.customership()) and not (select ctx.out_of_team()) and (select ctx.role_may('death.decideOnUndoing'))
      and (select relation.may_enter()));
create policy relation_sees on customerships.death_undoing for select to tym_relation using (true);
create policy repeated on customerships.death_undoing for insert to tym_relation with check (relation.repeats_acts());
create policy repeated_change on customerships.death_undoing for update to tym_relation using (relation.repeats_acts());
grant select, insert on customerships.death_undoing to tym_app, tym_relation;
grant update (state, version, decided_by, decided_as, decided_at) on customerships.death_undoing to tym_app, tym_relation;
grant select (customership, notice, state, decided_by, decided_at) on customerships.death_undoing to tym_relation;

alter table customerships.former_index enable row level security, force row level security;
create policy relation_keeps on customerships.former_index to tym_relation
  using (true)
  with check (true);
create policy others_of_the_person on customerships.former_index for select to tym_eraser using (true);
grant select, insert, delete on customerships.former_index to tym_relation;
grant select (index) on customerships.former_index to tym_eraser;

alter table customerships.act_to_repeat enable row level security, force row level security;
create policy relation_keeps on customerships.act_to_repeat to tym_relation
  using (true)
  with check (true);
grant select, insert, delete on customerships.act_to_repeat to tym_relation;
grant update (sealed, passed_at) on customerships.act_to_repeat to tym_relation;

alter table customerships.transfer enable row level security, force row level security;
create policy relation_keeps on customerships.transfer to tym_relation
  using (true)
  with check (true);
create policy team_reads on customerships.transfer for select to tym_app
  using (customership = (select ctx.customership()) and (select relation.may_enter()));
create policy telling on customerships.transfer for select to tym_worker using ((select ctx.job()) in ('tell-officers', 'remind-awaiting'));
grant select on customerships.transfer to tym_app, tym_worker;
grant select, insert on customerships.transfer to tym_relation;

alter table customerships.former_party enable row level security, force row level security;
create policy relation_keeps on customerships.former_party to tym_relation
  using (true)
  with check (true);
create policy team_reads on customerships.former_party for select to tym_app
  using (customership = (select ctx.customership()) and (select relation.may_enter()));
create policy telling on customerships.former_party for select to tym_worker
  using ((select ctx.job()) in ('tell-officers', 'remind-awaiting'));
grant select on customerships.former_party to tym_app, tym_worker;
grant select, insert on customerships.former_party to tym_relation;
