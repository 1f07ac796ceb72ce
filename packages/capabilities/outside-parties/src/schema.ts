import { instant } from '@tym/database'
import type { OrganisationId, OutsidePartyId, PersonId, PublicJwk } from '@tym/kernel'
import type { AddedPartyKind, FieldId, PartyKindId } from '@tym/register'
import { boolean, integer, jsonb, pgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { PartyKeyId, PartyKeyUse } from './party-key-use.ts'
import type { PartyEvent, PartyState } from './party-state.ts'

const outsideParties = pgSchema('outside_parties')

export const party = outsideParties.table('party', {
  id: uuid().$type<OutsidePartyId>().primaryKey(),
  kind: text().$type<PartyKindId>().notNull(),
  state: text().$type<PartyState>().notNull(),
  version: integer().notNull().default(1),
  /** The terms in force. */
  terms: integer(),
  suspendedBy: text('suspended_by').$type<PersonId>(),
  suspendedAt: instant('suspended_at'),
  suspensionReason: text('suspension_reason'),
  enteredAt: instant('entered_at').notNull(),
  /** The authority whose officer entered it, of one that was reached only by hand. */
  byHandOf: uuid('by_hand_of').$type<OrganisationId>(),
})
export type PartyRow = typeof party.$inferSelect

export const terms = outsideParties.table(
  'terms',
  {
    party: uuid().$type<OutsidePartyId>().notNull(),
    number: integer().notNull(),
    name: text().notNull(),
    businessId: text('business_id'),
    country: text().notNull(),
    contact: text().notNull(),
    contractReference: text('contract_reference').notNull(),
    deliveryAddress: text('delivery_address'),
    allowedFields: text('allowed_fields').array().$type<FieldId[]>().notNull(),
    proposedBy: text('proposed_by').$type<PersonId>().notNull(),
    proposedAt: instant('proposed_at').notNull(),
    decision: text().$type<'approved' | 'refused'>(),
    decidedBy: text('decided_by').$type<PersonId>(),
    decidedAt: instant('decided_at'),
    refusalReason: text('refusal_reason'),
    /** Approved by one person, for a party that is reached only by hand. */
    byHand: boolean('by_hand').notNull().default(false),
  },
  (row) => [primaryKey({ columns: [row.party, row.number] })],
)
export type TermsRow = typeof terms.$inferSelect

export const partyKey = outsideParties.table('party_key', {
  id: uuid().$type<PartyKeyId>().primaryKey(),
  party: uuid().$type<OutsidePartyId>().notNull(),
  use: text().$type<PartyKeyUse>().notNull(),
  keyId: text('key_id').notNull(),
  publicJwk: jsonb('public_jwk').$type<PublicJwk>().notNull(),
  notAfter: instant('not_after'),
  revokedAt: instant('revoked_at'),
  registeredBy: text('registered_by').$type<PersonId>().notNull(),
  registeredAt: instant('registered_at').notNull(),
  confirmedBy: text('confirmed_by').$type<PersonId>(),
  confirmedAt: instant('confirmed_at'),
})
export type PartyKeyRow = typeof partyKey.$inferSelect

/** A kind that the agency has added to those of the declaration. */
export const partyKindRow = outsideParties.table('kind', {
  id: uuid().primaryKey(),
  code: text().$type<AddedPartyKind>().notNull(),
  titleFi: text('title_fi').notNull(),
  titleSv: text('title_sv').notNull(),
  titleEn: text('title_en').notNull(),
  state: text().$type<'proposed' | 'approved' | 'refused'>().notNull(),
  version: integer().notNull().default(1),
  proposedBy: text('proposed_by').$type<PersonId>().notNull(),
  proposedAt: instant('proposed_at').notNull(),
  decidedBy: text('decided_by').$type<PersonId>(),
  decidedAt: instant('decided_at'),
  refusalReason: text('refusal_reason'),
})

/** What has happened to a party; never rewritten. */
export const partyHistory = outsideParties.table('event', {
  id: uuid().primaryKey(),
  party: uuid().$type<OutsidePartyId>().notNull(),
  version: integer().notNull(),
  event: text().$type<PartyEvent>().notNull(),
  byPerson: text('by_person').$type<PersonId>().notNull(),
  at: instant('at').notNull(),
})
