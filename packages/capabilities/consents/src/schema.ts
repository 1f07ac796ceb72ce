import { bytea, day, instant } from '@tym/database'
import type {
  ConsentId,
  CustomershipId,
  EntryId,
  Language,
  OrganisationId,
  OutsidePartyId,
  PersonId,
} from '@tym/kernel'
import type { ConsentDirection, ConsentForm, FieldId, PartyKindId, RoleId } from '@tym/register'
import { boolean, integer, pgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core'

const consents = pgSchema('consents')

export const consent = consents.table('consent', {
  id: uuid().$type<ConsentId>().primaryKey(),
  customership: uuid().$type<CustomershipId>().notNull(),
  /** Null for persons whom the customer has named: they are in no registry. */
  party: uuid().$type<OutsidePartyId>(),
  partyKind: text('party_kind').$type<PartyKindId>().notNull(),
  direction: text().$type<ConsentDirection>().notNull(),
  /** The party of the customership that received it. */
  owner: uuid().$type<OrganisationId>().notNull(),
  version: integer().notNull(),
  recordedAt: instant('recorded_at').notNull(),
  withdrawnAt: instant('withdrawn_at'),
  withdrawnBy: text('withdrawn_by').$type<PersonId>(),
  withdrawnAs: text('withdrawn_as').$type<'officer' | 'customer'>(),
  /**
   * A digest of the name of a person whom the customer has named; equal names have equal digests. Null for
   * parties of the registry, and in consents from before it was kept.
   */
  nameDigest: bytea('name_digest'),
  /** The first consent of the same terms, where two were given before the second was refused. */
  twinOf: uuid('twin_of').$type<ConsentId>(),
})
export type ConsentRow = typeof consent.$inferSelect

/** What was agreed or refused each time; insert only, but for the signature under its receipt. */
export const consentVersion = consents.table(
  'version',
  {
    consent: uuid().$type<ConsentId>().notNull(),
    number: integer().notNull(),
    customership: uuid().$type<CustomershipId>().notNull(),
    outcome: text().$type<'given' | 'refused'>().notNull(),
    fields: text().array().$type<FieldId[]>().notNull(),
    purposeEntry: uuid('purpose_entry').$type<EntryId>(),
    /**
     * Equal for answers that are for the same purpose, and says nothing of which. Null in answers from before
     * it was kept.
     */
    purposeDigest: bytea('purpose_digest'),
    validFrom: day('valid_from').notNull(),
    validUntil: day('valid_until').notNull(),
    form: text().$type<ConsentForm>().notNull(),
    givenOn: day('given_on').notNull(),
    explicit: boolean().notNull(),
    /** The version of the party's terms that was in force. */
    terms: integer(),
    language: text().$type<Language>().notNull(),
    textVersion: text('text_version').notNull(),
    recordedBy: text('recorded_by').$type<PersonId>().notNull(),
    recordedRole: text('recorded_role').$type<RoleId>().notNull(),
    recordedAuthority: uuid('recorded_authority').$type<OrganisationId>().notNull(),
    recordedAt: instant('recorded_at').notNull(),
    content: bytea().notNull(),
    receiptHash: bytea('receipt_hash').notNull(),
    receiptSignature: text('receipt_signature'),
    receiptSignedAt: instant('receipt_signed_at'),
  },
  (row) => [primaryKey({ columns: [row.consent, row.number] })],
)
export type VersionRow = typeof consentVersion.$inferSelect
