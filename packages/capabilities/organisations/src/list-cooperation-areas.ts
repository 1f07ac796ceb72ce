import type { ReadTx } from '@tym/database'
import { noBody, readEndpoint } from '@tym/employment'
import { areaId, localizedText, organisationId } from '@tym/kernel'
import { organisationKind } from '@tym/register'
import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { areaMember, cooperationArea, organisation } from './schema.ts'

const areaView = z.strictObject({
  id: areaId,
  name: localizedText,
  members: z.array(z.strictObject({ organisation: organisationId, kind: organisationKind })),
})
type Area = z.infer<typeof areaView>

/**
 * GET /v1/cooperation-areas: the areas of the cooperation agreements with their parties (Act 381/2023 9 §).
 */
export const listCooperationAreas = readEndpoint({
  id: 'listCooperationAreas',
  method: 'GET',
  path: '/v1/cooperation-areas',
  tag: 'Organisations',
  summary: {
    fi: 'Luettele yhteistoiminta-alueet ja niiden osapuolet',
    sv: 'Lista samarbetsområden och deras parter',
    en: 'List the cooperation areas and their parties',
  },
  caller: ['person', 'system', 'customer'],
  operation: 'organisation.read',
  scope: 'public',
  params: {},
  query: {},
  body: noBody,
  output: z.strictObject({ items: z.array(areaView) }),
  audit: { event: 'cooperationAreas.listed', ground: 'tym-13' },
  problems: [],
  example: { params: {} },
  handler: async (tx) => ({ output: { items: await allAreas(tx) }, touched: [] }),
})

/** Every area with its parties; an organisation may be a party in several. */
export async function allAreas(tx: ReadTx): Promise<Area[]> {
  const areas = await tx.drizzle.select().from(cooperationArea).orderBy(asc(cooperationArea.nameFi))
  const members = await tx.drizzle
    .select({ area: areaMember.area, organisation: organisation.id, kind: organisation.kind })
    .from(areaMember)
    .innerJoin(organisation, eq(organisation.id, areaMember.organisation))
    .orderBy(asc(organisation.nameFi))
  return areas.map(({ id, nameFi, nameSv, nameEn }) =>
    areaView.parse({
      id,
      name: { fi: nameFi, sv: nameSv, en: nameEn },
      members: members
        .filter((member) => member.area === id)
        .map(({ organisation: party, kind }) => ({ organisation: party, kind })),
    }),
  )
}
