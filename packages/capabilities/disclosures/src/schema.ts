import { bytea } from '@tym/database'
import type {
  ConsentId,
  CustomershipId,
  DisclosureId,
  EntryId,
  OrganisationId,
  OutsidePartyId,
  PersonId,
  UsageRightId,
} from '@tym/kernel'
import type { FieldId } from '@tym/register'
import { integer, pgSchema, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { DisclosureState, RecallOutcome, RecallReason, RecallState } from './disclosure.ts'

const disclosures = pgSchema('disclosures')
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const disclosure = disclosures.table('disclosure', {
  id: uuid().$type<DisclosureId>().primaryKey(),
  customership: uuid().$type<CustomershipId>().notNull(),
  consent: uuid().$type<ConsentId>().notNull(),
  party: uuid().$type<OutsidePartyId>().notNull(),
  /** The organisation that discloses, and whose signer signs. */
  owner: uuid().$type<OrganisationId>().notNull(),
  state: text().$type<DisclosureState>().notNull(),
  version: integer().notNull(),
  preparedBy: text('prepared_by').$type<PersonId>().notNull(),
  preparedAt: instant('prepared_at').notNull(),
  snapshot: bytea().notNull(),
  snapshotHash: bytea('snapshot_hash').notNull(),
  attempts: integer().notNull().default(0),
  /** Why it was stopped, has failed, or has to be tried again: a code. */
  problem: text(),
  leftAt: instant('left_at'),
  sentItems: integer('sent_items'),
  receipt: text(),
  deliveredAt: instant('delivered_at'),
})
export type DisclosureRow = typeof disclosure.$inferSelect

export const item = disclosures.table(
  'item',
  {
    disclosure: uuid().$type<DisclosureId>().notNull(),
    customership: uuid().$type<CustomershipId>().notNull(),
    entry: uuid().$type<EntryId>().notNull(),
    entryVersion: integer('entry_version').notNull(),
    field: text().$type<FieldId>().notNull(),
    owner: uuid().$type<OrganisationId>().notNull(),
  },
  (row) => [primaryKey({ columns: [row.disclosure, row.entry] })],
)
export type ItemRow = typeof item.$inferSelect

export const approval = disclosures.table(
  'approval',
  {
    disclosure: uuid().$type<DisclosureId>().notNull(),
    customership: uuid().$type<CustomershipId>().notNull(),
    organisation: uuid().$type<OrganisationId>().notNull(),
    person: text().$type<PersonId>().notNull(),
    usageRight: uuid('usage_right').$type<UsageRightId>().notNull(),
    approvedAt: instant('approved_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.disclosure, row.organisation] })],
)

export const recall = disclosures.table('recall', {
  id: uuid().primaryKey(),
  disclosure: uuid().$type<DisclosureId>().notNull(),
  customership: uuid().$type<CustomershipId>().notNull(),
  reason: text().$type<RecallReason>().notNull(),
  state: text().$type<RecallState>().notNull(),
  plannedAt: instant('planned_at').notNull(),
  attempts: integer().notNull().default(0),
  problem: text(),
  /** What the recipient says it did: 'kept' only where a law of its own binds it. */
  outcome: text().$type<RecallOutcome>(),
  confirmation: text(),
  confirmedAt: instant('confirmed_at'),
})
export type RecallRow = typeof recall.$inferSelect
