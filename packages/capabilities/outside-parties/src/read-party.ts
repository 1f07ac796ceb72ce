import type { ReadTx } from '@tym/database'
import { noBody, readEndpoint } from '@tym/employment'
import { type OutsidePartyId, outsidePartyId, Problem } from '@tym/kernel'
import { asc, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { findPartyView } from './list-parties.ts'
import { partyWithHistory } from './outside-party.ts'
import { toPartyKeyView } from './party-key.ts'
import { listTerms } from './queries.ts'
import { partyHistory, partyKey } from './schema.ts'
import { exampleParty, toTermsView } from './terms.ts'

export const readPartyEndpoint = readEndpoint({
  id: 'readOutsideParty',
  method: 'GET',
  path: '/v1/outside-parties/{party}',
  tag: 'Outside parties',
  summary: {
    fi: 'Lue ulkopuolinen taho, sen avaimet ja historia',
    sv: 'Läs en utomstående instans, dess nycklar och historia',
    en: 'Read an outside party, its keys and history',
  },
  caller: ['person'],
  operation: 'outsideParty.read',
  scope: 'organisation',
  params: { party: outsidePartyId },
  query: {},
  body: noBody,
  output: partyWithHistory,
  audit: { event: 'outsideParty.read', ground: 'tym-13' },
  problems: ['not-found'],
  example: { params: { party: exampleParty } },
  handler: async (tx, { params }) => ({ output: await readParty(tx, params.party), touched: [] }),
})

/**
 * One party with what the caller may see of it: others than the agency no proposals, no unconfirmed keys, no
 * history.
 */
export async function readParty(tx: ReadTx, id: OutsidePartyId): Promise<z.infer<typeof partyWithHistory>> {
  const view = await findPartyView(tx, id)
  if (view === undefined) throw new Problem('not-found', 'The caller sees no such outside party.')
  const all = await listTerms(tx, id)
  const keys = await tx.drizzle
    .select()
    .from(partyKey)
    .where(eq(partyKey.party, id))
    .orderBy(asc(partyKey.id))
  const events = await tx.drizzle
    .select()
    .from(partyHistory)
    .where(eq(partyHistory.party, id))
    .orderBy(asc(partyHistory.id))
  return {
    ...view,
    allTerms: all.map(toTermsView),
    keys: keys.map((key) => toPartyKeyView(key, tx.context.instant)),
    history: events.map(({ event, version, byPerson, at }) => ({
      event,
      version,
      by: byPerson,
      at: at.toISOString(),
    })),
  }
}
