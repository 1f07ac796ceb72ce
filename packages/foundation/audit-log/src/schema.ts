import { bytea, instant, smallints } from '@tym/database'
import { boolean, pgSchema, text, uuid } from 'drizzle-orm/pg-core'

const audit = pgSchema('audit')

export const auditEntry = audit.table('entry', {
  line: uuid().primaryKey(),
  at: instant('at').notNull(),
  event: text().notNull(),
  outcome: text().notNull(),
  problem: text(),
  person: text(),
  certificate: text(),
  usageRight: uuid('usage_right'),
  employer: uuid(),
  authority: uuid(),
  role: text(),
  purpose: text(),
  ground: text(),
  categories: smallints().notNull(),
  fields: text().array().notNull(),
  rule: text(),
  policyVersion: text('policy_version').notNull(),
  subject: bytea(),
  outOfTeam: boolean('out_of_team').notNull(),
})

export const auditDetail = audit.table('detail', {
  line: uuid().primaryKey(),
  customership: uuid().notNull(),
  resources: text().array().notNull(),
  reason: bytea(),
})
