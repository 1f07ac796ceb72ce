import { noBody, readEndpoint } from '@tym/employment'
import { customershipId, outsidePartyId } from '@tym/kernel'
import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { exampleFile } from '../examples.ts'
import { exclusion } from '../schema.ts'
import { touchedDisclosure } from '../touched.ts'

export const listExclusionsEndpoint = readEndpoint({
  id: 'listExclusions',
  method: 'GET',
  path: '/v1/customerships/{customership}/exclusions',
  tag: 'Disclosures',
  summary: {
    fi: 'Ulkopuoliset tahot, joiden kanssa tiedot eivät liiku',
    sv: 'Spärrade utomstående instanser',
    en: 'Parties that are shut out',
  },
  caller: ['person', 'customer'],
  operation: 'disclosure.read',
  scope: 'customership',
  params: { customership: customershipId },
  query: {},
  body: noBody,
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        id: z.uuid(),
        /** Null: every party. */
        party: outsidePartyId.nullable(),
        setAs: z.enum(['officer', 'customer']),
        setAt: z.iso.datetime(),
        liftedAt: z.iso.datetime().nullable(),
      }),
    ),
  }),
  audit: { event: 'exclusion.listed', ground: 'gdpr-7' },
  problems: ['not-found'],
  example: { params: { customership: exampleFile } },
  handler: async (tx, { caller, params: { customership } }) => {
    const rows = await tx.drizzle
      .select()
      .from(exclusion)
      .where(eq(exclusion.customership, customership))
      .orderBy(asc(exclusion.id))
    const items = rows.map(({ id, party, setAs, setAt, liftedAt }) => ({
      id,
      party,
      setAs,
      setAt: setAt.toISOString(),
      liftedAt: liftedAt?.toISOString() ?? null,
    }))
    const touched = {
      ...touchedDisclosure(customership, caller.role, []),
      resources: rows.map(({ id }) => id),
    }
    return { output: { items }, touched: [touched] }
  },
})
