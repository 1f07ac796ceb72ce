import type { ReadTx } from '@tym/database'
import { noBody, readEndpoint } from '@tym/employment'
import { customershipId, openingId } from '@tym/kernel'
import { openingKind } from '@tym/register'
import { desc } from 'drizzle-orm'
import { z } from 'zod'
import { glassOpening } from './schema.ts'

/** More than anybody has open at once without an answer to the flags that they raise. */
const most = 100

const shown = z.strictObject({
  id: openingId,
  customership: customershipId,
  kind: openingKind,
  openedAt: z.iso.datetime(),
  openUntil: z.iso.datetime(),
})

/** What the caller has open with their present right, the newest first: row-level security shows no more. */
async function listOwnOpenings(tx: ReadTx): Promise<z.infer<typeof shown>[]> {
  const rows = await tx.drizzle
    .select()
    .from(glassOpening)
    .orderBy(desc(glassOpening.openedAt), desc(glassOpening.id))
    .limit(most)
  return rows.map(({ id, customership, kind, openedAt, openUntil }) => ({
    id,
    customership,
    kind,
    openedAt: openedAt.toISOString(),
    openUntil: openUntil.toISOString(),
  }))
}

export const listOwnOpeningsEndpoint = readEndpoint({
  id: 'listOwnOpenings',
  method: 'GET',
  path: '/v1/openings',
  tag: 'Openings',
  summary: {
    fi: 'Asiakkuudet, jotka itsellä on avoinna perustellusta syystä',
    sv: 'Kundrelationer som man själv har öppna av grundad anledning',
    en: 'Customerships that the caller has open for a stated reason',
  },
  caller: ['person'],
  operation: 'customership.openForReason',
  scope: 'caseload',
  params: {},
  query: {},
  body: noBody,
  output: z.strictObject({ items: z.array(shown) }),
  audit: { event: 'customership.openingsListed', ground: 'tym-15' },
  problems: [],
  example: { params: {} },
  handler: async (tx) => {
    const items = await listOwnOpenings(tx)
    return {
      output: { items },
      touched: items.map(({ customership, id }) => ({ customership, resources: [id] })),
    }
  },
})
