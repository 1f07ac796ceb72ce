import type { ReadTx } from '@tym/database'
import { afterOf, cutPage, listEndpoint, noBody, type PageRequest, pageQuery, staffOf } from '@tym/employment'
import { customershipId, type OrganisationId, organisationId, plainDate } from '@tym/kernel'
import { partyKind } from '@tym/register'
import { sql } from 'drizzle-orm'
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

const stored = z.object({
  id: customershipId,
  number: z.string(),
  started_on: plainDate,
  kind: partyKind,
  event: customershipEvent.nullable(),
  by_authority: organisationId.nullable(),
  since: z.coerce.date(),
})

const place = z.strictObject({ since: z.iso.datetime(), id: customershipId })

/**
 * The files that await an officer of the party, those that have waited longest first: number, start, and
 * since when and by whose act they wait; no content (12 §). Scope 'caseload'.
 */
export async function listAwaiting(tx: ReadTx, organisation: OrganisationId, page: PageRequest) {
  const after = afterOf(page, place)
  const since = sql`coalesce(w.since, a.started_on::timestamptz)`
  const rows = await tx.drizzle.execute(sql`
    with awaiting as (
      select c.id, c.number, c.started_on, p.kind from ${party} p join ${customership} c on c.id = p.customership
      where p.organisation = ${organisation} and p.taken_at is null and c.state <> 'ended')
    select a.id, a.number, a.started_on::text, a.kind, w.event, w.by_authority, ${since} as since
    from awaiting a left join relation.awaiting_since(array(select id from awaiting)) w on w.customership = a.id
    ${after === undefined ? sql`` : sql`where (${since}, a.id) > (${after.since}::timestamptz, ${after.id}::uuid)`}
    order by ${since}, a.id limit ${page.limit + 1}`)
  const cut = cutPage(z.array(stored).parse([...rows]), page, ({ id, since: at }) => ({
    since: at.toISOString(),
    id,
  }))
  return {
    ...cut,
    page: cut.page.map(({ id, number, started_on: startedOn, kind, event, by_authority: by, since: at }) => ({
      id,
      number,
      startedOn,
      party: kind,
      waits: event === null || by === null ? null : { since: at.toISOString(), because: event, by },
    })),
  }
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
