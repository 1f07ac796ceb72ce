import type { ReadTx } from '@tym/database'
import { afterOf, cutPage, listEndpoint, noBody, type PageRequest, pageQuery, staffOf } from '@tym/employment'
import { customershipId, type OrganisationId, plainDate } from '@tym/kernel'
import { partyKind } from '@tym/register'
import { and, asc, eq, gt, isNull, ne } from 'drizzle-orm'
import { z } from 'zod'
import { customership, party } from './schema.ts'
import { touchedFacts } from './touched.ts'

const awaiting = z.strictObject({
  id: customershipId,
  number: z.string(),
  startedOn: plainDate,
  party: partyKind,
})

const place = z.strictObject({ id: customershipId })

/**
 * The files that await an officer of the party, oldest first: number and start, no content (12 §). Scope
 * 'caseload'.
 */
export async function listAwaiting(tx: ReadTx, organisation: OrganisationId, page: PageRequest) {
  const after = afterOf(page, place)?.id
  const rows = await tx.drizzle
    .select({
      id: customership.id,
      number: customership.number,
      startedOn: customership.startedOn,
      party: party.kind,
    })
    .from(party)
    .innerJoin(customership, eq(customership.id, party.customership))
    .where(
      and(
        eq(party.organisation, organisation),
        isNull(party.takenAt),
        ne(customership.state, 'ended'),
        after === undefined ? undefined : gt(customership.id, after),
      ),
    )
    .orderBy(asc(customership.id))
    .limit(page.limit + 1)
  return cutPage(z.array(awaiting).parse(rows), page, ({ id }) => ({ id }))
}

export const listAwaitingEndpoint = listEndpoint({
  id: 'listAwaitingCustomerships',
  method: 'GET',
  path: '/v1/awaiting-customerships',
  tag: 'Customerships',
  summary: {
    fi: 'Osapuolta odottavat asiakkuudet',
    sv: 'Kundrelationer som väntar på parten',
    en: 'Customerships that await the party',
  },
  caller: ['person'],
  operation: 'customership.list',
  scope: 'caseload',
  params: {},
  query: pageQuery,
  body: noBody,
  row: awaiting,
  beside: { nextCursor: z.string().nullable() },
  fileOf: ({ id }) => id,
  audit: { event: 'customership.awaitingListed', ground: 'tym-4' },
  problems: ['invalid-cursor'],
  example: { params: {}, query: { limit: '20' } },
  handler: async (tx, { caller, query }) => {
    const { page, nextCursor } = await listAwaiting(tx, staffOf(caller).authority, query)
    return {
      output: { items: [...page], nextCursor },
      touched: page.map(({ id }) => touchedFacts(id, caller.role, ['2.01'])),
    }
  },
})
