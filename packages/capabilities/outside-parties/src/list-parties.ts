import type { ReadTx } from '@tym/database'
import { afterOf, cutPage, noBody, type PageRequest, pageQuery, readEndpoint } from '@tym/employment'
import { type OutsidePartyId, outsidePartyId } from '@tym/kernel'
import { and, eq, gt, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { type PartyView, partyKind, partyView } from './outside-party.ts'
import { type PartyState, partyState } from './party-state.ts'
import { type PartyRow, party, type TermsRow, terms } from './schema.ts'
import { toTermsView } from './terms.ts'

export const listPartiesEndpoint = readEndpoint({
  id: 'listOutsideParties',
  method: 'GET',
  path: '/v1/outside-parties',
  tag: 'Outside parties',
  summary: {
    fi: 'Luettele ulkopuoliset tahot; virasto näkee myös esitetyt',
    sv: 'Lista utomstående instanser; ämbetsverket ser även de föreslagna',
    en: 'List the outside parties; the agency sees those proposed as well',
  },
  caller: ['person'],
  operation: 'outsideParty.read',
  scope: 'organisation',
  params: {},
  query: {
    state: partyState.optional(),
    kind: partyKind.optional(),
    ...pageQuery,
  },
  body: noBody,
  output: z.strictObject({ items: z.array(partyView), nextCursor: z.string().nullable() }),
  audit: { event: 'outsideParty.listed', ground: 'tym-13' },
  problems: ['invalid-cursor'],
  example: { params: {}, query: { state: 'active' } },
  handler: async (tx, { query }) => ({ output: await listParties(tx, query), touched: [] }),
})

interface Wanted extends PageRequest {
  readonly state?: PartyState | undefined
  readonly kind?: PartyRow['kind'] | undefined
}

const place = z.strictObject({ id: outsidePartyId })

/** In the order in which they were entered. Row-level security leaves out what the caller may not see. */
export async function listParties(
  tx: ReadTx,
  { state, kind, ...wanted }: Wanted,
): Promise<{ items: PartyView[]; nextCursor: string | null }> {
  const after = afterOf(wanted, place)?.id
  const rows = await selectWithTerms(
    tx,
    and(
      state === undefined ? undefined : eq(party.state, state),
      kind === undefined ? undefined : eq(party.kind, kind),
      after === undefined ? undefined : gt(party.id, after),
    ),
    wanted.limit + 1,
  )
  const { page, nextCursor } = cutPage(rows, wanted, ({ id }) => ({ id }))
  return { items: page, nextCursor }
}

/** One party with its terms in force, or undefined when the caller sees none of this id. */
export async function findPartyView(tx: ReadTx, id: OutsidePartyId): Promise<PartyView | undefined> {
  const [found] = await selectWithTerms(tx, eq(party.id, id), 1)
  return found
}

async function selectWithTerms(tx: ReadTx, where: SQL | undefined, limit: number): Promise<PartyView[]> {
  const rows = await tx.drizzle
    .select({ party, terms })
    .from(party)
    .leftJoin(terms, and(eq(terms.party, party.id), eq(terms.number, party.terms)))
    .where(where)
    .orderBy(party.id)
    .limit(limit)
  return rows.map((row) => toPartyView(row.party, row.terms))
}

function toPartyView({ enteredAt: _enteredAt, ...row }: PartyRow, inForce: TermsRow | null): PartyView {
  return {
    ...row,
    terms: inForce === null ? null : toTermsView(inForce),
    suspendedAt: row.suspendedAt?.toISOString() ?? null,
  }
}
