import type {
  CustomershipId,
  NotificationId,
  OrganisationId,
  PersonId,
  PlainDate,
  UsageRightId,
} from '@tym/kernel'
import type { NoticeAudience } from '@tym/register'
import { date, pgSchema, text, timestamp, uuid } from 'drizzle-orm/pg-core'
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
  dueOn: date('due_on', { mode: 'string' }).$type<PlainDate>(),
  onceKey: text('once_key').notNull().unique(),
  createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
  readAt: timestamp('read_at', { withTimezone: true, mode: 'date' }),
})
