-- What the organisation that answers for an entry says of a remark when it does not correct the entry: why it
-- stays as it is (GDPR 12(4) and 16).
alter table customer_data.entry_flag
  add column answer bytea,
  add column answered_by text,
  add column answered_as uuid references organisations.organisation (id),
  add column answered_at timestamptz,
  add constraint entry_flag_answered check ((answered_by is null) = (answered_at is null) and (answer is null or answered_by is not null)
    and (answered_as is null or answered_by is not null));
create index entry_flag_answered_as on customer_data.entry_flag (answered_as);

create or replace function customer_data.refuse_answer_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if to_jsonb(new) - array['answer', 'answered_by', 'answered_as', 'answered_at']
      is distinct from to_jsonb(old) - array['answer', 'answered_by', 'answered_as', 'answered_at']
      or old.answered_at is not null or new.answer is null
      or (new.answered_by, new.answered_as, new.answered_at) is distinct from (ctx.person(), ctx.authority(), ctx.instant())
      or not exists (select 1 from customer_data.entry e where e.id = new.entry and e.version = new.entry_version
        and (e.owner = new.answered_as or (new.answered_as is null and e.author_role = ctx.role()))) then
    raise exception 'a remark is answered once, now, in one''s own name, by whoever answers for the entry' using errcode = 'TY072';
  end if;
  return new;
end $$;
create trigger refuse_answer_return before update on customer_data.entry_flag
  for each row when (current_user <> 'tym_eraser') execute function customer_data.refuse_answer_return();
create policy left_entry_answered on customer_data.entry_flag for update to tym_app
  using ((select ctx.kind()) = 'leftEntry' and customership = (select ctx.customership()) and entry = (select ctx.entry())
      and (select relation.may_open_left_entry()))
  with check (customership = (select ctx.customership()) and entry = (select ctx.entry()));
grant update (answer, answered_by, answered_as, answered_at) on customer_data.entry_flag to tym_app;
grant select (answered_by, answered_at) on customer_data.entry_flag to tym_relation;

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
    'customershipTransferred', 'leftEntryFlagged', 'safetyRestored'));
