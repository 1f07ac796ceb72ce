import { instant } from '@tym/database'
import type { OrganisationKind } from '@tym/register'
import type { KeyUse } from '@tym/role-certificate'
import { jsonb, pgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core'

const organisations = pgSchema('organisations')

export const organisation = organisations.table('organisation', {
  id: uuid().primaryKey(),
  kind: text().$type<OrganisationKind>().notNull(),
  slug: text().notNull(),
  nameFi: text('name_fi').notNull(),
  nameSv: text('name_sv').notNull(),
  nameEn: text('name_en').notNull(),
  businessId: text('business_id'),
  registeredAt: instant('registered_at').notNull(),
})

/** A name under which an organisation signs; it speaks for that organisation only. */
export const issuer = organisations.table('issuer', {
  issuer: text().primaryKey(),
  organisation: uuid().notNull(),
})

/** Public keys, trusted once a second person has confirmed them. */
export const signingKey = organisations.table(
  'signing_key',
  {
    id: uuid().notNull().unique(),
    issuer: text().notNull(),
    keyId: text('key_id').notNull(),
    organisation: uuid().notNull(),
    use: text().$type<KeyUse>().notNull(),
    publicJwk: jsonb('public_jwk').notNull(),
    notBefore: instant('not_before').notNull(),
    notAfter: instant('not_after'),
    revokedAt: instant('revoked_at'),
    registeredBy: text('registered_by').notNull(),
    registeredAt: instant('registered_at').notNull(),
    /** The second person; nobody yet while the key is not trusted. */
    confirmedBy: text('confirmed_by'),
    confirmedAt: instant('confirmed_at'),
  },
  (key) => [primaryKey({ columns: [key.issuer, key.keyId] })],
)

export const cooperationArea = organisations.table('cooperation_area', {
  id: uuid().primaryKey(),
  nameFi: text('name_fi').notNull(),
  nameSv: text('name_sv').notNull(),
  nameEn: text('name_en').notNull(),
})

export const areaMember = organisations.table(
  'area_member',
  { area: uuid().notNull(), organisation: uuid().notNull() },
  (member) => [primaryKey({ columns: [member.area, member.organisation] })],
)

/** Which employer's staff may act for which storing authority. */
export const actingFor = organisations.table(
  'acting_for',
  { employer: uuid().notNull(), authority: uuid().notNull() },
  (pair) => [primaryKey({ columns: [pair.employer, pair.authority] })],
)
