-- Notices to staff about their files and rights: ids and dates only.

create table notifications.notification (
  id uuid primary key,
  recipient text not null,
  organisation uuid not null references organisations.organisation (id),
  kind text not null,
  customership uuid,
  usage_right uuid,
  due_on date,
  once_key text not null unique,
  created_at timestamptz not null,
  read_at timestamptz,
  -- A notice about a file is shown while its reader may open the file, asked at each reading: the audience is of the declaration.
  audience text not null
    check (audience in ('team', 'awaiting', 'party', 'office')),
  constraint notification_kind_check check (kind in (
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
    'customershipTransferred', 'leftEntryFlagged', 'safetyRestored'))
);
comment on table notifications.notification is 'A notice to one officer: kind, ids and a due date. Content is looked up with the officer''s own rights.';
create index notification_inbox on notifications.notification (recipient, organisation, created_at desc, id desc);
create index notification_age on notifications.notification (created_at);
create index notification_customership on notifications.notification (customership) where customership is not null;
create index notification_organisation on notifications.notification (organisation);

-- Who may do what with which row, table by table.

alter table notifications.notification enable row level security, force row level security;
create policy named_jobs on notifications.notification to tym_worker
  using ((select ctx.job()) is not null)
  with check ((select ctx.job()) is not null);
-- And tells the officer who prepared it that it was stopped or has failed.
create policy exchange_tells on notifications.notification for insert to tym_exchange
  with check ((select ctx.job()) = 'exchange' and kind in ('disclosureStopped', 'disclosureFailed') and created_at = (select ctx.instant()));
create policy exchange_told on notifications.notification for select to tym_exchange
  using ((select ctx.job()) = 'exchange' and created_at = (select ctx.instant()));
create policy own_inbox on notifications.notification to tym_app
  using (recipient = (select ctx.person()) and organisation = (select ctx.authority()) and relation.may_be_told(customership, audience))
  with check (recipient = (select ctx.person()) and organisation = (select ctx.authority()));
grant select on notifications.notification to tym_app;
grant select, insert, delete on notifications.notification to tym_worker;
grant insert on notifications.notification to tym_exchange;
grant update (read_at) on notifications.notification to tym_app;
grant select (id) on notifications.notification to tym_exchange;
