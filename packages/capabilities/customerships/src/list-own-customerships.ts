import type { ReadTx } from '@tym/database'
import { afterOf, cutPage, noBody, type PageRequest, pageQuery, readEndpoint } from '@tym/employment'
import { customershipId, type PlainDate, plainDate } from '@tym/kernel'
import { daysOfKeeping } from '@tym/register'
import { and, desc, lt } from 'drizzle-orm'
import { z } from 'zod'
import { customershipState } from './customership.ts'
import { customership } from './schema.ts'
import { touchedFacts } from './touched.ts'

const own = z.strictObject({
  id: customershipId,
  number: z.string(),
  state: customershipState,
  startedOn: plainDate,
  endedOn: plainDate.nullable(),
  /** Of one that has ended: the day after which it is deleted. */
  deletionOn: plainDate.nullable(),
})

const withDeletion = <Row extends { readonly endedOn: PlainDate | null }>(row: Row) => {
  const deletionOn = row.endedOn === null ? null : daysOfKeeping(row.endedOn).deletionOn
  return { ...row, deletionOn }
}

const place = z.strictObject({ id: customershipId })

/**
 * A customer's own customerships, newest first: row-level security shows no others. Runs in scope 'caseload'.
 */
export async function listOwnCustomerships(tx: ReadTx, page: PageRequest) {
  const after = afterOf(page, place)?.id
  const rows = await tx.drizzle
    .select({
      id: customership.id,
      number: customership.number,
      state: customership.state,
      startedOn: customership.startedOn,
      endedOn: customership.endedOn,
    })
    .from(customership)
    .where(and(after === undefined ? undefined : lt(customership.id, after)))
    .orderBy(desc(customership.id))
    .limit(page.limit + 1)
  return cutPage(z.array(own).parse(rows.map(withDeletion)), page, ({ id }) => ({ id }))
}

export const listOwnCustomershipsEndpoint = readEndpoint({
  id: 'listOwnCustomerships',
  method: 'GET',
  path: '/v1/own-customerships',
  tag: 'Customerships',
  summary: {
    fi: 'Asiakkaan omat asiakkuudet',
    sv: 'Kundens egna kundrelationer',
    en: "The customer's own customerships",
  },
  caller: ['customer'],
  operation: 'customership.read',
  scope: 'caseload',
  params: {},
  query: pageQuery,
  body: noBody,
  output: z.strictObject({ items: z.array(own), nextCursor: z.string().nullable() }),
  audit: { event: 'customership.ownListed', ground: 'gdpr-15' },
  problems: ['invalid-cursor'],
  example: { params: {} },
  handler: async (tx, { caller, query }) => {
    const { page, nextCursor } = await listOwnCustomerships(tx, query)
    return {
      output: { items: [...page], nextCursor },
      touched: page.map(({ id }) => touchedFacts(id, caller.role, ['2.01', '2.02'])),
    }
  },
})
