-- One act opens a file to an officer who has a reason and no other way in: from outside its team, or of its
-- team once it has ended. Openings of before named no usage right; they lasted some hours, and end here.
drop table customerships.opening_after_end;
drop function if exists relation.is_open_after_end(uuid, text, uuid, timestamptz);

create or replace function ctx.usage_right() returns uuid language plpgsql stable set search_path = pg_catalog, pg_temp as
  $$ begin return ctx.said('usage_right')::uuid; end $$;
grant execute on function ctx.usage_right to tym_app, tym_relation;

create or replace function relation.way_to_open() returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare id uuid := ctx.customership();
begin
  if ctx.kind() is distinct from 'glass' or id is null or not ctx.role_may('customership.openForReason') then return null; end if;
  if relation.on_case_team(id, ctx.person(), ctx.authority()) then
    return case when relation.is_ended(id) then 'afterEnd' else 'team' end;
  end if;
  return case when relation.is_party_here(id) then 'area' end;
end $$;
grant execute on function relation.way_to_open to tym_app;

create table customerships.glass_opening (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  person text not null,
  usage_right uuid not null references usage_rights.usage_right (id),
  organisation uuid not null references organisations.organisation (id),
  kind text not null check (kind in ('dutyCover', 'urgent', 'statutoryTask')),
  opened_at timestamptz not null,
  open_until timestamptz not null,
  closed_at timestamptz check (closed_at >= opened_at),
  version integer not null default 1,
  constraint open_for_a_while check (open_until > opened_at and open_until <= opened_at + interval '24 hours')
);
comment on table customerships.glass_opening is 'That an officer with one usage right has opened the file for some hours, from outside its team or after its end, with a reason that is in the log of the file. Asked at each read. Dies with the customership.';
create index glass_opening_customership on customerships.glass_opening (customership, person, open_until);
create index glass_opening_person on customerships.glass_opening (person, open_until);
create index glass_opening_usage_right on customerships.glass_opening (usage_right);
create index glass_opening_organisation on customerships.glass_opening (organisation);

create or replace function relation.own_openings() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'caseload' then return; end if;
  return query select o.id from customerships.glass_opening o
    where o.person = ctx.person() and o.usage_right = ctx.usage_right() and o.opened_at <= ctx.instant()
      and o.open_until > ctx.instant() and o.closed_at is null
      and (relation.on_case_team(o.customership, o.person, o.organisation) or relation.is_party_here(o.customership));
end $$;
grant execute on function relation.own_openings to tym_app;

alter table customerships.glass_opening enable row level security, force row level security;
create policy own_of_the_file on customerships.glass_opening for select to tym_app
  using ((select ctx.kind()) = 'glass' and customership = (select ctx.customership()) and person = (select ctx.person())
      and usage_right = (select ctx.usage_right()));
create policy own_list on customerships.glass_opening for select to tym_app
  using ((select ctx.kind()) = 'caseload' and id in (select relation.own_openings()));
create policy opened_by_caller on customerships.glass_opening for insert to tym_app
  with check (customership = (select ctx.customership()) and person = (select ctx.person())
      and usage_right = (select ctx.usage_right()) and organisation = (select ctx.authority())
      and opened_at = (select ctx.instant()) and closed_at is null and version = 1
      and (select relation.way_to_open()) in ('area', 'afterEnd'));
create policy closed_by_opener on customerships.glass_opening for update to tym_app
  using ((select ctx.kind()) = 'glass' and customership = (select ctx.customership()) and person = (select ctx.person())
      and usage_right = (select ctx.usage_right()) and closed_at is null)
  with check (closed_at = (select ctx.instant()) and version = 2);
create policy relation_sees on customerships.glass_opening for select to tym_relation using (true);
grant select, insert on customerships.glass_opening to tym_app;
grant update (closed_at, version) on customerships.glass_opening to tym_app;
grant select on customerships.glass_opening to tym_relation;

alter table oversight.flag drop constraint flag_kind_check,
  add constraint flag_kind_check check (kind in ('manyCustomers', 'outOfTeam', 'afterEnd', 'ownSurname', 'glassOpening'));

alter table notifications.notification drop constraint notification_kind_check, add constraint notification_kind_check check (kind in (
    'entryKept',
    'planDue', 'planOverdue', 'reviewDue', 'reviewOverdue', 'usageRightExpiring', 'usageRightExpired', 'outOfTeamRead',
    'customershipAwaits', 'consentExpiring', 'consentWithdrawn', 'disclosureStopped', 'disclosureFailed', 'recallByHand', 'recallFailed',
    'obtainingReceived', 'obtainingFailed', 'accessFlagged', 'accessFlagDue', 'accessFlagOverdue', 'holdProposed', 'holdReviewDue',
    'holdReviewOverdue', 'announcementFailed', 'farewellFailed', 'recallOutstanding', 'deletionResidue', 'logAlarm', 'logQuestionAsked',
    'logQuestionDue', 'logQuestionOverdue', 'logQuestionUnattended', 'lineDelayProposed', 'removalProposed', 'removalRefused',
    'factRemoved', 'copiedFactRemoved', 'startTriedElsewhere', 'contactWished', 'safetyLiftProposed', 'safetyLifted',
    'customershipTaken', 'entryFlagged', 'entryFlagAnswered', 'endProposed', 'endAwaitsTaking', 'endOpinionDue', 'endOpinionOverdue',
    'endOpinionGiven', 'endProposalWithdrawn', 'endOpinionsLate', 'areaWithoutOfficers', 'disclosureAwaits', 'readAfterEnd',
    'annulmentProposed', 'annulmentAwaitsAgreement', 'annulmentRefused', 'customershipAnnulled', 'openedInError', 'annulledRecallByHand',
    'annulledPersonNotReached', 'deathRecorded', 'deathRecordedElsewhere', 'deathUndoingProposed', 'deathUndoingRefused', 'deathUndone',
    'deathUndoneElsewhere', 'identityChangeProposed', 'identityChangeRefused', 'identityChanged', 'identityChangedElsewhere',
    'customerNotReached', 'accessFlagAnswered', 'obtainingAwaits', 'employerWithoutSupervisor', 'startedByFormerCode',
    'customershipTransferred', 'leftEntryFlagged', 'safetyRestored', 'glassOpened'));
