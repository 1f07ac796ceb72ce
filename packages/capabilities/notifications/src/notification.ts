import { z } from 'zod'

/** What a notice (ilmoitus) is about. The recipient looks the matter up with their own rights. */
export const notificationKind = z.enum([
  'planDue',
  'planOverdue',
  'reviewDue',
  'reviewOverdue',
  'usageRightExpiring',
  'usageRightExpired',
  'outOfTeamRead',
  'customershipAwaits',
  'consentExpiring',
  'consentWithdrawn',
  'disclosureStopped',
  'disclosureFailed',
  'recallByHand',
  'recallFailed',
  'obtainingReceived',
  'obtainingFailed',
  'holdProposed',
  'holdReviewDue',
  'holdReviewOverdue',
  'announcementFailed',
  'farewellFailed',
  'recallOutstanding',
  'deletionResidue',
  'logAlarm',
  'accessFlagged',
  'accessFlagDue',
  'accessFlagOverdue',
])
export type NotificationKind = z.infer<typeof notificationKind>
