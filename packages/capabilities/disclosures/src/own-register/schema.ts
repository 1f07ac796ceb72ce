import { bytea, instant } from '@tym/database'
import type { CustomershipId, OrganisationId, PersonId } from '@tym/kernel'
import type { FieldId } from '@tym/register'
import { integer, pgSchema, text, uuid } from 'drizzle-orm/pg-core'

export const ownCopy = pgSchema('disclosures').table('own_copy', {
  id: uuid().primaryKey(),
  customership: uuid().$type<CustomershipId>().notNull(),
  owner: uuid().$type<OrganisationId>().notNull(),
  orderedBy: text('ordered_by').$type<PersonId>().notNull(),
  orderedAt: instant('ordered_at').notNull(),
  necessity: bytea().notNull(),
  fields: text().array().$type<FieldId[]>().notNull(),
  content: bytea(),
  version: integer().notNull(),
  takenBy: text('taken_by').$type<PersonId>(),
  takenAt: instant('taken_at'),
})
export type OwnCopyRow = typeof ownCopy.$inferSelect
