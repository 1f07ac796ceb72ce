import { bytea, instant } from '@tym/database'
import type {
  ConsentId,
  CustomershipId,
  EntryId,
  ObtainingId,
  OrganisationId,
  OutsidePartyId,
  PersonId,
  UsageRightId,
} from '@tym/kernel'
import type { FieldId } from '@tym/register'
import { integer, pgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { Channel } from '../disclosure.ts'
import type { ObtainingState } from './obtaining.ts'

const disclosures = pgSchema('disclosures')

export const obtaining = disclosures.table('obtaining', {
  id: uuid().$type<ObtainingId>().primaryKey(),
  customership: uuid().$type<CustomershipId>().notNull(),
  consent: uuid().$type<ConsentId>().notNull(),
  /** The answer on which it was asked. */
  consentVersion: integer('consent_version').notNull(),
  /** Null for a person whom the customer has named, who is asked by hand. */
  party: uuid().$type<OutsidePartyId>(),
  /** The organisation that asks. */
  owner: uuid().$type<OrganisationId>().notNull(),
  channel: text().$type<Channel>().notNull(),
  state: text().$type<ObtainingState>().notNull(),
  version: integer().notNull(),
  fields: text().array().$type<FieldId[]>().notNull(),
  requestedBy: text('requested_by').$type<PersonId>().notNull(),
  usageRight: uuid('usage_right').$type<UsageRightId>().notNull(),
  requestedAt: instant('requested_at').notNull(),
  request: bytea().notNull(),
  attempts: integer().notNull().default(0),
  /** Why it was stopped, has failed, or has to be tried again: a code. */
  problem: text(),
  askedAt: instant('asked_at'),
  answer: bytea(),
  /** The source's signature over the hash of what it answered: evidence without content. */
  signature: text(),
  receivedAt: instant('received_at'),
  decidedBy: text('decided_by').$type<PersonId>(),
  decidedAt: instant('decided_at'),
})
export type ObtainingRow = typeof obtaining.$inferSelect

export const obtainedEntry = disclosures.table(
  'obtained_entry',
  {
    obtaining: uuid().$type<ObtainingId>().notNull(),
    customership: uuid().$type<CustomershipId>().notNull(),
    item: integer().notNull(),
    /** Null when the item was refused. */
    entry: uuid().$type<EntryId>(),
    field: text().$type<FieldId>(),
    decidedBy: text('decided_by').$type<PersonId>(),
    decidedAt: instant('decided_at'),
  },
  (row) => [primaryKey({ columns: [row.obtaining, row.item] })],
)
