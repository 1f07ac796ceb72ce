import { bytea, day, dayOrInfinity, instant } from '@tym/database'
import type {
  CustomershipId,
  DeathNoticeId,
  DeathUndoingId,
  OpeningId,
  OrganisationId,
  PersonId,
  UsageRightId,
} from '@tym/kernel'
import type { DeathSource, OpeningKind } from '@tym/register'
import { boolean, integer, pgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { CustomershipState } from './customership.ts'

const customerships = pgSchema('customerships')

export const customership = customerships.table('customership', {
  id: uuid().primaryKey(),
  number: text().notNull(),
  area: uuid().notNull(),
  labourAuthority: uuid('labour_authority').notNull(),
  startedOn: day('started_on').notNull(),
  recordedAt: instant('recorded_at').notNull(),
  recordedOn: day('recorded_on').notNull(),
  startedBy: text('started_by').notNull(),
  startedByAuthority: uuid('started_by_authority').notNull(),
  unemployedConfirmedBy: text('unemployed_confirmed_by'),
  unemployedConfirmedAt: instant('unemployed_confirmed_at'),
  ageConfirmedBy: text('age_confirmed_by'),
  ageConfirmedAt: instant('age_confirmed_at'),
  referringParty: uuid('referring_party'),
  referredOn: day('referred_on'),
  referralHash: bytea('referral_hash'),
  state: text().notNull().default('underAssessment'),
  stateBeforeEnd: text('state_before_end'),
  kelaInPlan: boolean('kela_in_plan').notNull().default(false),
  planInForceOn: day('plan_in_force_on'),
  lastReviewOn: day('last_review_on'),
  proposal: integer().notNull().default(0),
  endReason: text('end_reason'),
  endedOn: day('ended_on'),
  version: integer().notNull().default(1),
})

export const party = customerships.table(
  'party',
  {
    customership: uuid().notNull(),
    organisation: uuid().notNull(),
    kind: text().notNull(),
    takenAt: instant('taken_at'),
    takenBy: text('taken_by'),
  },
  (table) => [primaryKey({ columns: [table.customership, table.organisation] })],
)

export const transfer = customerships.table('transfer', {
  id: uuid().primaryKey(),
  customership: uuid().notNull(),
  fromArea: uuid('from_area').notNull(),
  toArea: uuid('to_area').notNull(),
  movedOn: day('moved_on').notNull(),
  transferredBy: text('transferred_by').notNull(),
  transferredAs: uuid('transferred_as').notNull(),
  recordedOn: day('recorded_on').notNull(),
  recordedAt: instant('recorded_at').notNull(),
})

/** A party before a transfer, and for which area. */
export const formerParty = customerships.table(
  'former_party',
  {
    transfer: uuid().notNull(),
    customership: uuid().notNull(),
    organisation: uuid().notNull(),
    kind: text().notNull(),
    area: uuid().notNull(),
  },
  (table) => [primaryKey({ columns: [table.transfer, table.organisation] })],
)

export const caseTeamMember = customerships.table('case_team_member', {
  id: uuid().primaryKey(),
  customership: uuid().notNull(),
  organisation: uuid().notNull(),
  person: text().notNull(),
  name: text().notNull(),
  title: text().notNull(),
  role: text().notNull(),
  responsible: boolean().notNull(),
  addedBy: text('added_by').notNull(),
  addedAt: instant('added_at').notNull(),
  removedBy: text('removed_by'),
  removedAt: instant('removed_at'),
})

export const glassOpening = customerships.table('glass_opening', {
  id: uuid().$type<OpeningId>().primaryKey(),
  customership: uuid().$type<CustomershipId>().notNull(),
  person: text().$type<PersonId>().notNull(),
  usageRight: uuid('usage_right').$type<UsageRightId>().notNull(),
  organisation: uuid().$type<OrganisationId>().notNull(),
  kind: text().$type<OpeningKind>().notNull(),
  openedAt: instant('opened_at').notNull(),
  openUntil: instant('open_until').notNull(),
  closedAt: instant('closed_at'),
  version: integer().notNull().default(1),
})

export const endOpinion = customerships.table(
  'end_opinion',
  {
    customership: uuid().notNull(),
    proposal: integer().notNull(),
    organisation: uuid().notNull(),
    person: text().notNull(),
    agrees: boolean().notNull(),
    grounds: bytea(),
    givenOn: day('given_on').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.customership, table.proposal, table.organisation] })],
)

export const endProposal = customerships.table(
  'end_proposal',
  {
    customership: uuid().notNull(),
    number: integer().notNull(),
    organisation: uuid().notNull(),
    person: text().notNull(),
    reason: text().notNull(),
    proposedOn: day('proposed_on').notNull(),
    answerBy: day('answer_by').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    withdrawnOn: day('withdrawn_on'),
    withdrawnBy: text('withdrawn_by'),
    withdrawalGrounds: bytea('withdrawal_grounds'),
  },
  (table) => [primaryKey({ columns: [table.customership, table.number] })],
)

export const deathNotice = customerships.table('death_notice', {
  id: uuid().$type<DeathNoticeId>().primaryKey(),
  customership: uuid().$type<CustomershipId>().notNull(),
  diedOn: day('died_on').notNull(),
  source: text().$type<DeathSource>().notNull(),
  /** Whether it has ended the file; one that had ended before keeps its end. */
  ended: boolean().notNull(),
  stateBefore: text('state_before').$type<CustomershipState>().notNull(),
  reasonBefore: text('reason_before'),
  state: text().$type<'standing' | 'undone'>().notNull(),
  version: integer().notNull().default(1),
  recordedBy: text('recorded_by').$type<PersonId>().notNull(),
  recordedAs: uuid('recorded_as').$type<OrganisationId>().notNull(),
  recordedOn: day('recorded_on').notNull(),
  recordedAt: instant('recorded_at').notNull(),
  /** Until when a file that it ended is kept at the least, so that a mistake is undone. */
  keptUntil: day('kept_until').notNull(),
})

export const deathUndoing = customerships.table('death_undoing', {
  id: uuid().$type<DeathUndoingId>().primaryKey(),
  customership: uuid().$type<CustomershipId>().notNull(),
  notice: uuid().$type<DeathNoticeId>().notNull(),
  reason: bytea().notNull(),
  state: text().$type<'proposed' | 'undone' | 'refused'>().notNull(),
  version: integer().notNull().default(1),
  proposedBy: text('proposed_by').$type<PersonId>().notNull(),
  proposedAs: uuid('proposed_as').$type<OrganisationId>().notNull(),
  proposedAt: instant('proposed_at').notNull(),
  decidedBy: text('decided_by').$type<PersonId>(),
  decidedAs: uuid('decided_as').$type<OrganisationId>(),
  decidedAt: instant('decided_at'),
})

export const event = customerships.table('event', {
  id: uuid().primaryKey(),
  customership: uuid().notNull(),
  version: integer().notNull(),
  event: text().notNull(),
  happenedOn: day('happened_on').notNull(),
  byPerson: text('by_person').notNull(),
  byAuthority: uuid('by_authority').notNull(),
  recordedAt: instant('recorded_at').notNull(),
  /** The member of the team that the event is about, where it is about one. */
  ofPerson: text('of_person'),
})

export const identityIndex = customerships.table('identity_index', {
  customership: uuid().primaryKey(),
  index: bytea().notNull(),
  open: boolean().notNull().default(true),
  safetyUntil: dayOrInfinity('safety_until'),
  /** The act that gave the file its present code; null from the start. */
  moved: uuid(),
})

export const contactWish = customerships.table('contact_wish', {
  id: uuid().primaryKey(),
  customership: uuid().notNull(),
  person: text().notNull(),
  name: text().notNull(),
  title: text().notNull(),
  role: text().notNull(),
  organisation: uuid().notNull(),
  wishedOn: day('wished_on').notNull(),
  wishedAt: instant('wished_at').notNull(),
})

export const joinRequest = customerships.table('join_request', {
  id: uuid().primaryKey(),
  customership: uuid().$type<CustomershipId>().notNull(),
  person: text().$type<PersonId>().notNull(),
  usageRight: uuid('usage_right').$type<UsageRightId>().notNull(),
  organisation: uuid().$type<OrganisationId>().notNull(),
  name: text().notNull(),
  title: text().notNull(),
  role: text().notNull(),
  reason: bytea().notNull(),
  askedOn: day('asked_on').notNull(),
  askedAt: instant('asked_at').notNull(),
})
