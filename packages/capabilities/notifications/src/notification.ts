import { type NoticeKind, noticeKind } from '@tym/register'

/** What a notice (ilmoitus) is about. The recipient looks the matter up with their own rights. */
export const notificationKind = noticeKind
export type NotificationKind = NoticeKind
