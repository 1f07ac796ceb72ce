-- Each kind of notice once, in one list: it had grown into a nest of lists, one for each migration that added some.
alter table notifications.notification drop constraint notification_kind_check;
alter table notifications.notification add constraint notification_kind_check check (kind in (
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
