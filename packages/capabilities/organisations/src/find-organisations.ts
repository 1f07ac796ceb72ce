import type { ReadTx } from '@tym/database'
import { type AreaId, areaId, type OrganisationId, organisationId } from '@tym/kernel'
import { type OrganisationKind, partyKind } from '@tym/register'
import { and, asc, eq, type SQL } from 'drizzle-orm'
import { type Organisation, organisationView } from './organisation.ts'
import { actingFor, areaMember, organisation } from './schema.ts'

type Row = typeof organisation.$inferSelect

/** Every organisation that takes part, by its Finnish name. */
export function allOrganisations(tx: ReadTx): Promise<Organisation[]> {
  return selectOrganisations(tx)
}

/** The organisation, or undefined when none has this id. */
export async function findOrganisation(tx: ReadTx, id: OrganisationId): Promise<Organisation | undefined> {
  const [found] = await selectOrganisations(tx, eq(organisation.id, id))
  return found
}

/**
 * The agency that grants usage rights and keeps the system (12 §): there is at most one; undefined when none
 * yet.
 */
export async function findAgency(tx: ReadTx): Promise<Organisation | undefined> {
  const [found] = await selectOrganisations(tx, eq(organisation.kind, 'keha'))
  return found
}

async function selectOrganisations(tx: ReadTx, condition?: SQL): Promise<Organisation[]> {
  const rows = await tx.drizzle.select().from(organisation).where(condition).orderBy(asc(organisation.nameFi))
  return rows.map(toOrganisation)
}

/** An organisation of a cooperation area. */
export type AreaMember = { readonly organisation: OrganisationId; readonly kind: OrganisationKind }

/** The parties of a cooperation area (Act 381/2023 9 §); empty when there is no such area. */
export async function listAreaMembers(tx: ReadTx, area: AreaId): Promise<AreaMember[]> {
  const rows = await tx.drizzle
    .select({ organisation: organisation.id, kind: organisation.kind })
    .from(areaMember)
    .innerJoin(organisation, eq(organisation.id, areaMember.organisation))
    .where(eq(areaMember.area, area))
    .orderBy(asc(organisation.nameFi))
  return rows.map(({ organisation: id, kind }) => ({ organisation: organisationId.parse(id), kind }))
}

/**
 * The parties of all cooperation areas: labour authorities, counties and Kela, each with its area (2, 9 §).
 */
export async function listPartiesOfAreas(tx: ReadTx) {
  const rows = await tx.drizzle
    .select({ area: areaMember.area, organisation: organisation.id, kind: organisation.kind })
    .from(areaMember)
    .innerJoin(organisation, eq(organisation.id, areaMember.organisation))
    .orderBy(asc(areaMember.area), asc(organisation.id))
  return rows.flatMap(({ area, organisation: id, kind }) => {
    const party = partyKind.safeParse(kind)
    return party.success
      ? [{ area: areaId.parse(area), organisation: organisationId.parse(id), kind: party.data }]
      : []
  })
}

/**
 * Whether the employer's staff may act for the authority, the storing organisation: for their own employer
 * always, for another when that is registered (a municipality may employ the officers of a labour authority,
 * 12 § 4 mom.).
 */
export async function mayActFor(
  tx: ReadTx,
  employer: OrganisationId,
  authority: OrganisationId,
): Promise<boolean> {
  if (employer === authority) return true
  const rows = await tx.drizzle
    .select({ authority: actingFor.authority })
    .from(actingFor)
    .where(and(eq(actingFor.employer, employer), eq(actingFor.authority, authority)))
  return rows.length > 0
}

/**
 * Whether a right in the name of this authority can be for this area: it is a party there, or may act for
 * one.
 */
export async function areaCovers(tx: ReadTx, area: AreaId, authority: OrganisationId): Promise<boolean> {
  const members = await listAreaMembers(tx, area)
  for (const member of members) {
    if (await mayActFor(tx, authority, member.organisation)) return true
  }
  return false
}

function toOrganisation({ id, kind, slug, nameFi, nameSv, nameEn, businessId }: Row): Organisation {
  return organisationView.parse({
    id,
    kind,
    slug,
    name: { fi: nameFi, sv: nameSv, en: nameEn },
    businessId,
  })
}
