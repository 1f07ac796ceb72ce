import { bytea, day, instant } from '@tym/database'
import type {
  AnnulmentId,
  CustomershipId,
  DisclosureId,
  EntryId,
  HoldId,
  OrganisationId,
  OutsidePartyId,
  PersonId,
} from '@tym/kernel'
import type { AnnulmentReason, FieldId, HoldGround, HoldScope, RoleId } from '@tym/register'
import { bigint, boolean, integer, pgSchema, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import type { AnnulmentState } from './annulment/annulment.ts'
import type { DeletionBasis, DeletionId, DeletionState } from './deletion.ts'
import type { HoldState } from './hold.ts'
import type { OutstandingOutcome } from './outstanding-recall.ts'

const retention = pgSchema('retention')

export const hold = retention.table('hold', {
  id: uuid().$type<HoldId>().primaryKey(),
  customership: uuid().$type<CustomershipId>().notNull(),
  scope: text().$type<HoldScope>().notNull(),
  ground: text().$type<HoldGround>().notNull(),
  /** On which section the task or matter rests. */
  section: text().notNull(),
  reason: bytea().notNull(),
  /** The authority that has the task or matter. */
  authority: uuid().$type<OrganisationId>().notNull(),
  /** Who answers for it, and is told when it has to be looked at. */
  owner: text().$type<PersonId>().notNull(),
  state: text().$type<HoldState>().notNull(),
  version: integer().notNull().default(1),
  reviewOn: day('review_on').notNull(),
  proposedBy: text('proposed_by').$type<PersonId>().notNull(),
  proposedAt: instant('proposed_at').notNull(),
  decidedBy: text('decided_by').$type<PersonId>(),
  decidedAt: instant('decided_at'),
  releasedBy: text('released_by').$type<PersonId>(),
  releasedAt: instant('released_at'),
})
export type HoldRow = typeof hold.$inferSelect

export const holdEntry = retention.table(
  'hold_entry',
  {
    hold: uuid().$type<HoldId>().notNull(),
    customership: uuid().$type<CustomershipId>().notNull(),
    entry: uuid().$type<EntryId>().notNull(),
  },
  (row) => [primaryKey({ columns: [row.hold, row.entry] })],
)

export const holdReview = retention.table(
  'hold_review',
  {
    hold: uuid().$type<HoldId>().notNull(),
    customership: uuid().$type<CustomershipId>().notNull(),
    number: integer().notNull(),
    reviewOn: day('review_on').notNull(),
    reviewedBy: text('reviewed_by').$type<PersonId>().notNull(),
    reviewedAt: instant('reviewed_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.hold, row.number] })],
)

export const annulment = retention.table('annulment', {
  id: uuid().$type<AnnulmentId>().primaryKey(),
  customership: uuid().$type<CustomershipId>().notNull(),
  /** The authority that opened the file. */
  authority: uuid().$type<OrganisationId>().notNull(),
  reason: text().$type<AnnulmentReason>().notNull(),
  /** In words; none where a restore closed the file again. */
  grounds: bytea(),
  state: text().$type<AnnulmentState>().notNull(),
  version: integer().notNull().default(1),
  proposedBy: text('proposed_by').$type<PersonId>().notNull(),
  proposedAt: instant('proposed_at').notNull(),
  decidedBy: text('decided_by').$type<PersonId>(),
  decidedAt: instant('decided_at'),
  closedOn: day('closed_on'),
  /** For how many days, and until when at the least, the person may take their log. */
  logDays: integer('log_days'),
  logUntil: day('log_until'),
  toldAt: instant('told_at'),
})
export type AnnulmentRow = typeof annulment.$inferSelect

export const annulmentAgreement = retention.table(
  'annulment_agreement',
  {
    annulment: uuid().$type<AnnulmentId>().notNull(),
    customership: uuid().$type<CustomershipId>().notNull(),
    organisation: uuid().$type<OrganisationId>().notNull(),
    agreedBy: text('agreed_by').$type<PersonId>().notNull(),
    agreedAt: instant('agreed_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.annulment, row.organisation, row.agreedAt] })],
)

export const announcement = retention.table('announcement', {
  id: uuid().primaryKey(),
  customership: uuid().$type<CustomershipId>().notNull(),
  endedOn: day('ended_on').notNull(),
  keptUntil: day('kept_until').notNull(),
  state: text().$type<'planned' | 'sent' | 'failed'>().notNull(),
  plannedAt: instant('planned_at').notNull(),
  sentAt: instant('sent_at'),
  problem: text(),
})

export const farewell = retention.table('farewell', {
  /** Also the id of its key in the vault. */
  id: uuid().primaryKey(),
  deletion: uuid().notNull(),
  address: bytea().notNull(),
  plannedAt: instant('planned_at').notNull(),
  giveUpOn: day('give_up_on').notNull(),
  /** When the deletion was certified: the customer is not told before that it is done. */
  readyAt: instant('ready_at'),
  /** When it last could not be sent. */
  triedAt: instant('tried_at'),
  endedAt: instant('ended_at'),
  outcome: text().$type<'sent' | 'refused' | 'givenUp' | 'deceased'>(),
})
export type FarewellRow = typeof farewell.$inferSelect

export const outstandingRecall = retention.table('outstanding_recall', {
  disclosure: uuid().$type<DisclosureId>().primaryKey(),
  /** Under which id the recipient was told; null when it had not been told. */
  recall: uuid(),
  party: uuid().$type<OutsidePartyId>(),
  /** The organisation that disclosed, and whose signer signs the recall. */
  owner: uuid().$type<OrganisationId>().notNull(),
  byMachine: boolean('by_machine').notNull(),
  since: instant('since').notNull(),
  outcome: text().$type<OutstandingOutcome>(),
  confirmation: text(),
  closedBy: text('closed_by').$type<PersonId>(),
  closedAt: instant('closed_at'),
})

export const keptHold = retention.table('kept_hold', {
  /** The hold's own id, and that of its key in the vault. */
  id: uuid().$type<HoldId>().primaryKey(),
  ground: text().$type<HoldGround>().notNull(),
  section: text().notNull(),
  reason: bytea().notNull(),
  authority: uuid().$type<OrganisationId>().notNull(),
  owner: text().$type<PersonId>().notNull(),
  approvedBy: text('approved_by').$type<PersonId>().notNull(),
  reviewOn: day('review_on').notNull(),
  version: integer().notNull().default(1),
  keptAt: instant('kept_at').notNull(),
  releasedBy: text('released_by').$type<PersonId>(),
  releasedAt: instant('released_at'),
})
export type KeptHoldRow = typeof keptHold.$inferSelect

export const heldEntry = retention.table('held_entry', {
  id: uuid().primaryKey(),
  hold: uuid().$type<HoldId>().notNull(),
  /** Which of the hold's entries this is a version of: their own ids are gone. */
  number: integer().notNull(),
  version: integer().notNull(),
  category: smallint().notNull(),
  field: text().$type<FieldId>().notNull(),
  owner: uuid().$type<OrganisationId>().notNull(),
  author: text().$type<PersonId>().notNull(),
  authorRole: text('author_role').$type<RoleId>().notNull(),
  recordedAt: instant('recorded_at').notNull(),
  occurredOn: day('occurred_on'),
  content: bytea().notNull(),
})

export const deletionRun = retention.table('deletion_run', {
  id: uuid().primaryKey(),
  onDate: day('on_date').notNull(),
  begunAt: instant('begun_at').notNull(),
  due: integer().notNull(),
})

export const deletion = retention.table('deletion', {
  id: uuid().$type<DeletionId>().primaryKey(),
  run: uuid().notNull(),
  /** Forgotten, with its days, once the deletion is certified. */
  customership: uuid().$type<CustomershipId>(),
  endedOn: day('ended_on'),
  keptUntil: day('kept_until'),
  deletionOn: day('deletion_on'),
  basis: text().$type<DeletionBasis>().notNull().default('keeping'),
  section: text().notNull(),
  /**
   * How long the rule of keeping says; of what was opened in error, for how many days its person could take
   * the log.
   */
  months: integer(),
  days: integer(),
  effectiveFrom: day('effective_from').notNull(),
  state: text().$type<DeletionState>().notNull(),
  begunAt: instant('begun_at').notNull(),
  begunOn: day('begun_on').notNull(),
  /** How many holds keep entries of it. */
  held: integer().notNull(),
  keyDestroyedAt: instant('key_destroyed_at'),
  erasedAt: instant('erased_at'),
  /** Stores and places in which the last scan has found something of it. */
  residue: text().array().notNull().default([]),
  certifiedAt: instant('certified_at'),
  /** A signed note. */
  certificate: text(),
})
export type DeletionRow = typeof deletion.$inferSelect

export const trace = retention.table(
  'trace',
  {
    deletion: uuid().$type<DeletionId>().notNull(),
    needle: text().notNull(),
    kind: text().$type<'id' | 'index' | 'job' | 'outlives'>().notNull(),
  },
  (row) => [primaryKey({ columns: [row.deletion, row.needle] })],
)

export const erased = retention.table(
  'erased',
  {
    deletion: uuid().$type<DeletionId>().notNull(),
    class: text().notNull(),
    rows: bigint({ mode: 'number' }).notNull(),
  },
  (row) => [primaryKey({ columns: [row.deletion, row.class] })],
)
