import { bytea, day, instant } from '@tym/database'
import type {
  CustomershipId,
  LineDelayId,
  LineId,
  LogExtractId,
  LogQuestionId,
  OrganisationId,
  PersonId,
} from '@tym/kernel'
import type { LineDelayGround, RoleId } from '@tym/register'
import { bigint, integer, pgSchema, text, uuid } from 'drizzle-orm/pg-core'

/** The tables stand in the schema of the watch, which the log of a person is a part of. */
const oversight = pgSchema('oversight')

export const logExtract = oversight.table('log_extract', {
  id: uuid().$type<LogExtractId>().primaryKey(),
  customership: uuid().$type<CustomershipId>().notNull(),
  requestedAt: instant('requested_at').notNull(),
  size: bigint({ mode: 'number' }),
  checkpoint: text(),
  lines: integer(),
  statement: text(),
})
export type LogExtractRow = typeof logExtract.$inferSelect

export type LogQuestionState = 'open' | 'overdue' | 'answered'

export const logQuestion = oversight.table('log_question', {
  id: uuid().$type<LogQuestionId>().primaryKey(),
  customership: uuid().$type<CustomershipId>().notNull(),
  line: uuid().$type<LineId>().notNull(),
  /**
   * What the line says of who did what. Nobody for what the platform did itself, no employer for what a
   * customer did.
   */
  lineAt: instant('line_at').notNull(),
  event: text().notNull(),
  outcome: text().$type<'allowed' | 'denied'>().notNull(),
  actor: text().$type<PersonId>(),
  role: text().$type<RoleId>(),
  employer: uuid().$type<OrganisationId>(),
  authority: uuid().$type<OrganisationId>(),
  /** Whose supervisors must answer; null until it has been sent to them. */
  owner: uuid().$type<OrganisationId>(),
  question: bytea().notNull(),
  /** An id that leads nowhere, which tells its notices apart and outlives it with them. */
  notices: uuid().notNull(),
  state: text().$type<LogQuestionState>().notNull(),
  version: integer().notNull().default(1),
  askedAt: instant('asked_at').notNull(),
  dueOn: day('due_on').notNull(),
  answer: bytea(),
  answeredBy: text('answered_by').$type<PersonId>(),
  answeredAt: instant('answered_at'),
})
export type LogQuestionRow = typeof logQuestion.$inferSelect

export const lineDelay = oversight.table('line_delay', {
  id: uuid().$type<LineDelayId>().primaryKey(),
  customership: uuid().$type<CustomershipId>().notNull(),
  line: uuid().$type<LineId>().notNull(),
  /** What the line says of who did what, so that those who handle it see no more of the log. */
  lineAt: instant('line_at').notNull(),
  event: text().notNull(),
  actor: text().$type<PersonId>().notNull(),
  role: text().$type<RoleId>(),
  owner: uuid().$type<OrganisationId>().notNull(),
  ground: text().$type<LineDelayGround>().notNull(),
  reason: bytea().notNull(),
  /** Tells its notices apart, and leads nowhere when the file is gone. */
  notices: uuid().notNull(),
  untilOn: day('until_on').notNull(),
  lapsesOn: day('lapses_on').notNull(),
  state: text().$type<'proposed' | 'live' | 'refused' | 'ended'>().notNull(),
  version: integer().notNull().default(1),
  proposedBy: text('proposed_by').$type<PersonId>().notNull(),
  proposedAt: instant('proposed_at').notNull(),
  decidedBy: text('decided_by').$type<PersonId>(),
  decidedAt: instant('decided_at'),
  endedBy: text('ended_by').$type<PersonId>(),
  endedAt: instant('ended_at'),
})
export type LineDelayRow = typeof lineDelay.$inferSelect
