import { bytea, day, instant } from '@tym/database'
import type { AccessFlagId, LineId, OrganisationId, PersonId, ReviewId } from '@tym/kernel'
import type { FlagKind, FlagOutcome, RoleId } from '@tym/register'
import { bigint, boolean, integer, pgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core'

const oversight = pgSchema('oversight')

export const review = oversight.table('review', {
  id: uuid().$type<ReviewId>().primaryKey(),
  person: text().$type<PersonId>().notNull(),
  role: text().$type<RoleId>().notNull(),
  employer: uuid().$type<OrganisationId>().notNull(),
  authority: uuid().$type<OrganisationId>().notNull(),
  reason: bytea().notNull(),
  fromOn: day('from_on').notNull(),
  untilOn: day('until_on').notNull(),
  about: text().$type<PersonId>(),
  event: text(),
  outOfTeam: boolean('out_of_team'),
  refused: boolean(),
  openedAt: instant('opened_at').notNull(),
})
export type ReviewRow = typeof review.$inferSelect

export type FlagState = 'open' | 'overdue' | 'answered'

export const flag = oversight.table('flag', {
  id: uuid().$type<AccessFlagId>().primaryKey(),
  kind: text().$type<FlagKind>().notNull(),
  actor: text().$type<PersonId>().notNull(),
  /** The role in which the actor used the register. */
  role: text().$type<RoleId>().notNull(),
  employer: uuid().$type<OrganisationId>().notNull(),
  authority: uuid().$type<OrganisationId>().notNull(),
  /** Whose supervisors must answer: the employer. */
  owner: uuid().$type<OrganisationId>().notNull(),
  fromAt: instant('from_at').notNull(),
  toAt: instant('to_at').notNull(),
  state: text().$type<FlagState>().notNull(),
  version: integer().notNull().default(1),
  raisedAt: instant('raised_at').notNull(),
  dueOn: day('due_on').notNull(),
  outcome: text().$type<FlagOutcome>(),
  answer: bytea(),
  answeredBy: text('answered_by').$type<PersonId>(),
  answeredAt: instant('answered_at'),
})
export type FlagRow = typeof flag.$inferSelect

export const flagLine = oversight.table(
  'flag_line',
  {
    kind: text().$type<FlagKind>().notNull(),
    line: uuid().$type<LineId>().notNull(),
    flag: uuid().$type<AccessFlagId>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.line] })],
)

export const watch = oversight.table('watch', {
  job: text().primaryKey(),
  seenBelow: bigint('seen_below', { mode: 'number' }).notNull(),
})
