import { day, instant } from '@tym/database'
import type {
  CustomershipId,
  EntryId,
  NotificationId,
  OrganisationId,
  PersonId,
  UsageRightId,
} from '@tym/kernel'
import type { CategoryNumber, NoticeAudience } from '@tym/register'
import { pgSchema, smallint, text, uuid } from 'drizzle-orm/pg-core'
import type { NotificationKind } from './notification.ts'

/** Notices to officers: kind, ids and a due date, never content. */
export const notification = pgSchema('notifications').table('notification', {
  id: uuid('id').$type<NotificationId>().primaryKey(),
  recipient: text('recipient').$type<PersonId>().notNull(),
  organisation: uuid('organisation').$type<OrganisationId>().notNull(),
  kind: text('kind').$type<NotificationKind>().notNull(),
  audience: text('audience').$type<NoticeAudience>().notNull(),
  customership: uuid('customership').$type<CustomershipId>(),
  usageRight: uuid('usage_right').$type<UsageRightId>(),
  dueOn: day('due_on'),
  /** The entry that it is about, where it is about one. */
  category: smallint('category').$type<CategoryNumber>(),
  entry: uuid('entry').$type<EntryId>(),
  /** Whose act it tells of, where its reader is told that. */
  byOrganisation: uuid('by_organisation').$type<OrganisationId>(),
  onceKey: text('once_key').notNull().unique(),
  createdAt: instant('created_at').notNull(),
  readAt: instant('read_at'),
})
