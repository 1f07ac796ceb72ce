import { bytea, day, instant } from '@tym/database'
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
import { getTableColumns } from 'drizzle-orm'
import { bigint, integer, pgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { Channel, DisclosureState, RecallOutcome, RecallReason, RecallState } from './disclosure.ts'

const disclosures = pgSchema('disclosures')

export const disclosure = disclosures.table('disclosure', {
  id: uuid().$type<DisclosureId>().primaryKey(),
  customership: uuid().$type<CustomershipId>().notNull(),
  /** The consent on which it goes; null where a section of law is the ground. */
  consent: uuid().$type<ConsentId>(),
  /** The answer on which it was prepared. */
  consentVersion: integer('consent_version'),
  statute: text(),
  /** Null for a third party that a section of law gives a right, whom the snapshot names. */
  party: uuid().$type<OutsidePartyId>(),
  channel: text().$type<Channel>().notNull(),
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
  /** Since when somebody outside may have it. */
  leftAt: instant('left_at'),
  /** When it was last let go: the first time, or after somebody tried it again. */
  claimedAt: instant('claimed_at'),
  sentItems: integer('sent_items'),
  receipt: text(),
  deliveredAt: instant('delivered_at'),
  handedOverOn: day('handed_over_on'),
  handedOverBy: text('handed_over_by').$type<PersonId>(),
  /** When on that day, if the officer knows it. */
  handedOverAt: instant('handed_over_at'),
})

const { snapshot: _sealed, ...columns } = getTableColumns(disclosure)
/**
 * Everything of a disclosure but its sealed snapshot, which is big and is read where it is opened
 * (`getSealed`).
 */
export const disclosureColumns = columns
export type DisclosureRow = Omit<typeof disclosure.$inferSelect, 'snapshot'>

/** A disclosure that the worker delivers: always on a consent, to a party of the registry. */
export type MachineDisclosure = DisclosureRow & {
  readonly consent: ConsentId
  readonly party: OutsidePartyId
}

export function isByMachine(row: DisclosureRow): row is MachineDisclosure {
  return row.channel === 'machine' && row.consent !== null && row.party !== null
}

export const item = disclosures.table(
  'item',
  {
    disclosure: uuid().$type<DisclosureId>().notNull(),
    customership: uuid().$type<CustomershipId>().notNull(),
    entry: uuid().$type<EntryId>().notNull(),
    entryVersion: integer('entry_version').notNull(),
    field: text().$type<FieldId>().notNull(),
    owner: uuid().$type<OrganisationId>().notNull(),
    /** Since when somebody outside may have it, by machine. */
    leftAt: instant('left_at'),
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
  /** The officer to whom it was told, where no machine confirms. */
  confirmedBy: text('confirmed_by').$type<PersonId>(),
  confirmedAt: instant('confirmed_at'),
})
export type RecallRow = typeof recall.$inferSelect

/** What may be out of date where it has gone: see `disclosures.mark_to_compare`. */
export const toCompare = disclosures.table('to_compare', {
  id: bigint({ mode: 'bigint' }).primaryKey(),
  customership: uuid().$type<CustomershipId>().notNull(),
})

export const exclusion = disclosures.table('exclusion', {
  id: uuid().primaryKey(),
  customership: uuid().$type<CustomershipId>().notNull(),
  /** Null shuts out every party. */
  party: uuid().$type<OutsidePartyId>(),
  setBy: text('set_by').$type<PersonId>().notNull(),
  setAs: text('set_as').$type<'officer' | 'customer'>().notNull(),
  /** The organisation whose officer set it; null for the customer. */
  setFor: uuid('set_for').$type<OrganisationId>(),
  setAt: instant('set_at').notNull(),
  liftedBy: text('lifted_by').$type<PersonId>(),
  liftedAt: instant('lifted_at'),
})
