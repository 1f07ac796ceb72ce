import { day, instant } from '@tym/database'
import type { AreaId, OrganisationId, PersonId, SavedFilterId, UsageRightId } from '@tym/kernel'
import type { FilteredList, RoleId } from '@tym/register'
import { boolean, integer, pgSchema, text, uuid } from 'drizzle-orm/pg-core'
import type { HolderKind, UsageRightEvent, UsageRightState } from './usage-right.ts'

const usageRights = pgSchema('usage_rights')

/** Personal usage rights (käyttöoikeus), Act 381/2023 12 § 4 mom. */
export const usageRight = usageRights.table('usage_right', {
  id: uuid().$type<UsageRightId>().primaryKey(),
  version: integer().notNull().default(1),
  state: text().$type<UsageRightState>().notNull(),
  employer: uuid().$type<OrganisationId>().notNull(),
  authority: uuid().$type<OrganisationId>().notNull(),
  holder: text().$type<PersonId>().notNull(),
  holderKind: text('holder_kind').$type<HolderKind>().notNull(),
  holderName: text('holder_name').notNull(),
  title: text().notNull(),
  role: text().$type<RoleId>().notNull(),
  duty: text().notNull(),
  area: uuid().$type<AreaId>().notNull(),
  validFrom: day('valid_from').notNull(),
  validUntil: day('valid_until').notNull(),
  inductedOn: day('inducted_on').notNull(),
  undertakingOn: day('undertaking_on').notNull(),
  /** The right that this one replaces once it is granted. */
  changes: uuid().$type<UsageRightId>(),
  appliedBy: text('applied_by').$type<PersonId>().notNull(),
  appliedAt: instant('applied_at').notNull(),
  decidedBy: text('decided_by').$type<PersonId>(),
  decidedAt: instant('decided_at'),
  refusalReason: text('refusal_reason'),
  endedBy: text('ended_by').$type<PersonId>(),
  endedAt: instant('ended_at'),
  endReason: text('end_reason'),
  /** The agency's signature over this version, as a compact JWS. */
  statement: text(),
  statementKeyId: text('statement_key_id'),
  statementSignedAt: instant('statement_signed_at'),
})
export type UsageRightRow = typeof usageRight.$inferSelect

/** What has happened to a right; never rewritten. */
export const usageRightEvent = usageRights.table('event', {
  id: uuid().primaryKey(),
  usageRight: uuid('usage_right').$type<UsageRightId>().notNull(),
  version: integer().notNull(),
  event: text().$type<UsageRightEvent>().notNull(),
  byPerson: text('by_person').notNull(),
  at: instant('at').notNull(),
})

/** How the holder of a right narrows a list of their own: codes under a name, for them alone. */
export const savedFilter = usageRights.table('saved_filter', {
  id: uuid().$type<SavedFilterId>().primaryKey(),
  usageRight: uuid('usage_right').$type<UsageRightId>().notNull(),
  list: text().$type<FilteredList>().notNull(),
  name: text().notNull(),
  /** In one line, `kind=plan&group=week`. */
  codes: text().notNull(),
  isDefault: boolean('is_default').notNull(),
  version: integer().notNull(),
  savedAt: instant('saved_at').notNull(),
})
