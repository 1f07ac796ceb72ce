import { bytea, day, dayOrInfinity, instant } from '@tym/database'
import type {
  CustomershipId,
  DraftId,
  EntryId,
  IdentityChangeId,
  OrganisationId,
  PersonId,
  RemovalId,
  SafetyLiftId,
} from '@tym/kernel'
import type { FieldId, IdentityChangeKind, RemovalReason } from '@tym/register'
import { boolean, integer, pgSchema, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'

/** What has become of a proposal. */
type SafetyLiftState = 'proposed' | 'lifted' | 'refused'

const customerData = pgSchema('customer_data')

/**
 * Every version of every entry: the truth. Insert only, but for the removal of a fact that should never have
 * been there.
 */
export const entry = customerData.table(
  'entry',
  {
    id: uuid().notNull(),
    version: integer().notNull(),
    customership: uuid().notNull(),
    category: smallint().notNull(),
    field: text().notNull(),
    class: text().notNull(),
    owner: uuid().notNull(),
    author: text().notNull(),
    authorRole: text('author_role').notNull(),
    authorEmployer: uuid('author_employer'),
    certificate: text().notNull(),
    source: text().notNull(),
    recordedAt: instant('recorded_at').notNull(),
    occurredOn: day('occurred_on'),
    supports: uuid(),
    about: text(),
    opened: boolean().notNull(),
    voice: text(),
    /** Which value of its field it is, counted from one; null where many hold. The database gives it. */
    turn: integer(),
    /** Null in what has been removed. */
    content: bytea(),
    correctionReason: bytea('correction_reason'),
    removedAt: instant('removed_at'),
    removalReason: text('removal_reason').$type<RemovalReason>(),
  },
  (table) => [primaryKey({ columns: [table.id, table.version] })],
)

/** What somebody has begun to write and not recorded yet. */
export const draft = customerData.table('draft', {
  id: uuid().$type<DraftId>().primaryKey(),
  customership: uuid().$type<CustomershipId>().notNull(),
  person: text().$type<PersonId>().notNull(),
  authority: uuid().$type<OrganisationId>(),
  /** `new-4.03`, or `correction-` and the id of the entry. */
  place: text().notNull(),
  field: text().$type<FieldId>().notNull(),
  version: integer().notNull(),
  content: bytea().notNull(),
  begunAt: instant('begun_at').notNull(),
  savedAt: instant('saved_at').notNull(),
})

/** Remarks that an entry may be wrong. */
export const entryFlag = customerData.table('entry_flag', {
  id: uuid().primaryKey(),
  entry: uuid().notNull(),
  entryVersion: integer('entry_version').notNull(),
  customership: uuid().notNull(),
  byPerson: text('by_person').notNull(),
  byAuthority: uuid('by_authority'),
  recordedAt: instant('recorded_at').notNull(),
  /** Null of a remark on what has been removed. */
  reason: bytea(),
  /** Why the entry stays as it is. Null while nobody has answered so, and in what has been removed. */
  answer: bytea(),
  answeredBy: text('answered_by'),
  answeredAs: uuid('answered_as'),
  answeredAt: instant('answered_at'),
})

/** That turvakielto be lifted or shortened: proposed by one, decided by another. */
export const safetyLift = customerData.table('safety_lift', {
  id: uuid().$type<SafetyLiftId>().primaryKey(),
  customership: uuid().notNull(),
  seenUntil: dayOrInfinity('seen_until').notNull(),
  untilOn: day('until_on'),
  reason: bytea().notNull(),
  state: text().$type<SafetyLiftState>().notNull(),
  version: integer().notNull().default(1),
  proposedBy: text('proposed_by').$type<PersonId>().notNull(),
  proposedAs: uuid('proposed_as').$type<OrganisationId>().notNull(),
  proposedAt: instant('proposed_at').notNull(),
  decidedBy: text('decided_by').$type<PersonId>(),
  decidedAs: uuid('decided_as').$type<OrganisationId>(),
  decidedAt: instant('decided_at'),
})

/** That the identity code become another: proposed by one, decided by another. */
export const identityChange = customerData.table('identity_change', {
  id: uuid().$type<IdentityChangeId>().primaryKey(),
  customership: uuid().notNull(),
  kind: text().$type<IdentityChangeKind>().notNull(),
  /** The code and the reason. */
  content: bytea().notNull(),
  /**
   * By which act the file had its code when this was proposed: after another act it can no longer be decided.
   */
  moved: uuid(),
  state: text().$type<'proposed' | 'changed' | 'refused'>().notNull(),
  version: integer().notNull().default(1),
  proposedBy: text('proposed_by').$type<PersonId>().notNull(),
  proposedAs: uuid('proposed_as').$type<OrganisationId>().notNull(),
  proposedAt: instant('proposed_at').notNull(),
  decidedBy: text('decided_by').$type<PersonId>(),
  decidedAs: uuid('decided_as').$type<OrganisationId>(),
  decidedAt: instant('decided_at'),
})

/** What is read all day: one ciphertext per visibility class. */
export const currentDocument = customerData.table(
  'current_document',
  {
    customership: uuid().notNull(),
    class: text().notNull(),
    owner: uuid().notNull(),
    category: smallint().notNull(),
    version: integer().notNull(),
    layout: smallint().notNull(),
    fields: text().array().notNull(),
    content: bytea().notNull(),
  },
  (table) => [primaryKey({ columns: [table.customership, table.class, table.owner] })],
)

/** That a fact is taken out of its file for good, by two persons of the organisation that stored it. */
export const removal = customerData.table('removal', {
  id: uuid().$type<RemovalId>().primaryKey(),
  customership: uuid().$type<CustomershipId>().notNull(),
  entry: uuid().$type<EntryId>().notNull(),
  category: smallint().notNull(),
  field: text().$type<FieldId>().notNull(),
  class: text().notNull(),
  owner: uuid().$type<OrganisationId>().notNull(),
  reason: text().$type<RemovalReason>().notNull(),
  state: text().$type<'proposed' | 'removed' | 'refused'>().notNull(),
  version: integer().notNull().default(1),
  proposedBy: text('proposed_by').$type<PersonId>().notNull(),
  proposedAt: instant('proposed_at').notNull(),
  decidedBy: text('decided_by').$type<PersonId>(),
  decidedAt: instant('decided_at'),
  /** When nothing of it was left here any more. */
  finishedAt: instant('finished_at'),
  /** The day on which the last backup that may hold it has expired. */
  backupsUntil: day('backups_until'),
  /** Other entries in which the same words stand. */
  also: uuid().array().$type<EntryId[]>().notNull().default([]),
  /** The agency's signed note. */
  certificate: text(),
  certifiedAt: instant('certified_at'),
})
export type RemovalRow = typeof removal.$inferSelect
