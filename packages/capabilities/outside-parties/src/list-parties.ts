import type { ReadTx } from '@tym/database'
import { noBody, readEndpoint } from '@tym/endpoint'
import { type OutsidePartyId, outsidePartyId, Problem } from '@tym/kernel'
import { and, eq, gt, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { type PartyView, partyKind, partyView } from './outside-party.ts'
import { type PartyState, partyState } from './party-state.ts'
import { type PartyRow, party, type TermsRow, terms } from './schema.ts'
import { toTermsView } from './terms.ts'

const usualPage = 50
const largestPage = 100

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
    limit: z.coerce.number().int().min(1).max(largestPage).default(usualPage),
    cursor: z.string().max(64).optional(),
  },
  body: noBody,
  output: z.strictObject({ items: z.array(partyView), nextCursor: z.string().nullable() }),
  audit: { event: 'outsideParty.listed', ground: 'tym-13' },
  problems: ['invalid-cursor'],
  example: { params: {}, query: { state: 'active' } },
  handler: async (tx, { query }) => ({ output: await listParties(tx, query), touched: [] }),
})

interface Wanted {
  readonly state?: PartyState | undefined
  readonly kind?: PartyRow['kind'] | undefined
  readonly limit: number
  readonly cursor?: string | undefined
}

/** In the order in which they were entered. Row-level security leaves out what the caller may not see. */
export async function listParties(
  tx: ReadTx,
  { state, kind, limit, cursor }: Wanted,
): Promise<{ items: PartyView[]; nextCursor: string | null }> {
  const after = cursor === undefined ? undefined : parseCursor(cursor)
  const rows = await selectWithTerms(
    tx,
    and(
      state === undefined ? undefined : eq(party.state, state),
      kind === undefined ? undefined : eq(party.kind, kind),
      after === undefined ? undefined : gt(party.id, after),
    ),
    limit + 1,
  )
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items, nextCursor: last === undefined ? null : toCursor(last.id) }
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

const toCursor = (id: OutsidePartyId) => Buffer.from(id, 'latin1').toString('base64url')

function parseCursor(cursor: string): OutsidePartyId {
  const id = outsidePartyId.safeParse(Buffer.from(cursor, 'base64url').toString('latin1'))
  if (!id.success) throw new Problem('invalid-cursor', 'The cursor is not one that this list gave.')
  return id.data
}
