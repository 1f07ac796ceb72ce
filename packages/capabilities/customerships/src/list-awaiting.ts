import type { ReadTx } from '@tym/database'
import { afterOf, cutPage, listEndpoint, noBody, type PageRequest, pageQuery, staffOf } from '@tym/employment'
import {
  type CustomershipId,
  customershipId,
  type OrganisationId,
  organisationId,
  plainDate,
} from '@tym/kernel'
import { partyKind } from '@tym/register'
import { and, asc, eq, gt, isNull, ne, sql } from 'drizzle-orm'
import { z } from 'zod'
import { customershipEvent } from './events.ts'
import { customership, party } from './schema.ts'
import { touchedFacts } from './touched.ts'

const awaiting = z.strictObject({
  id: customershipId,
  number: z.string(),
  startedOn: plainDate,
  party: partyKind,
  /** Since when it awaits an officer, and whose act made it: what happened, and at which organisation. */
  waits: z
    .strictObject({ since: z.iso.datetime(), because: customershipEvent, by: organisationId })
    .nullable(),
})
const stored = awaiting.omit({ waits: true })

const place = z.strictObject({ id: customershipId })

/**
 * The files that await an officer of the party, oldest first: number, start, and since when and by whose
 * act they wait; no content (12 §). Scope 'caseload'.
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
  const cut = cutPage(z.array(stored).parse(rows), page, ({ id }) => ({ id }))
  const waiting = await sinceWhen(
    tx,
    cut.page.map(({ id }) => id),
  )
  return { ...cut, page: cut.page.map((row) => ({ ...row, waits: waiting.get(row.id) ?? null })) }
}

const waitingRow = z.object({
  customership: customershipId,
  event: customershipEvent,
  by_authority: organisationId,
  since: z.coerce.date(),
})

async function sinceWhen(tx: ReadTx, ids: readonly CustomershipId[]) {
  const rows = await tx.drizzle.execute(
    sql`select customership, event, by_authority, since from relation.awaiting_since(${sql.param([...ids])}::uuid[])`,
  )
  return new Map(
    z
      .array(waitingRow)
      .parse([...rows])
      .map(({ customership: id, event: because, by_authority: by, since }) => [
        id,
        { because, by, since: since.toISOString() },
      ]),
  )
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
