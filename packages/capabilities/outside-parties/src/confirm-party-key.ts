import type { WriteTx } from '@tym/database'
import { noBody, staffOf, type Written, writeEndpoint } from '@tym/employment'
import { type OutsidePartyId, outsidePartyId, type PersonId, Problem } from '@tym/kernel'
import { and, eq, isNull } from 'drizzle-orm'
import { versionOf } from './party-key.ts'
import { type PartyKeyId, partyKeyId } from './party-key-use.ts'
import { appendEvent, getParty, getPartyKey } from './queries.ts'
import { partyKey } from './schema.ts'
import { exampleParty } from './terms.ts'

export const exampleKey = '0198f0a0-0000-7000-8000-000000000b11'

export const confirmPartyKeyEndpoint = writeEndpoint({
  id: 'confirmOutsidePartyKey',
  method: 'POST',
  path: '/v1/outside-parties/{party}/keys/{key}/confirmation',
  tag: 'Outside parties',
  summary: {
    fi: 'Vahvista ulkopuolisen tahon avain toisena henkilönä',
    sv: 'Bekräfta en utomstående instans nyckel som andra person',
    en: 'Confirm a key of an outside party, as the second person',
  },
  caller: ['person'],
  operation: 'outsideParty.decide',
  scope: 'organisation',
  params: { party: outsidePartyId, key: partyKeyId },
  query: {},
  body: noBody,
  success: 200,
  ifMatch: false,
  audit: { event: 'outsideParty.keyConfirmed', ground: 'tym-13' },
  problems: ['not-found', 'own-proposal', 'state-conflict'],
  example: { params: { party: exampleParty, key: exampleKey } },
  handler: (tx, { caller, params }) =>
    confirmPartyKey(tx, staffOf(caller).person, { party: params.party, key: params.key }),
})

/**
 * Takes a registered key into use from the commit on, by another person than the one who registered it. Doing
 * it twice changes nothing.
 */
export async function confirmPartyKey(
  tx: WriteTx,
  by: PersonId,
  named: { readonly party: OutsidePartyId; readonly key: PartyKeyId },
): Promise<Written> {
  const { version } = await getParty(tx, named.party)
  const key = await getPartyKey(tx, named.party, named.key)
  if (key.registeredBy === by) throw new Problem('own-proposal', 'They registered the key themselves.')
  if (key.confirmedBy === by) return { id: key.id, version: versionOf(key), touched: [] }
  const [confirmed] = await tx.drizzle
    .update(partyKey)
    .set({ confirmedBy: by, confirmedAt: tx.context.instant })
    .where(and(eq(partyKey.id, key.id), isNull(partyKey.confirmedBy), isNull(partyKey.revokedAt)))
    .returning()
  if (confirmed === undefined)
    throw new Problem('state-conflict', 'The key has been confirmed by somebody else, or revoked.')
  await appendEvent(tx, { party: named.party, version, event: 'keyConfirmed', by })
  return { id: key.id, version: versionOf(confirmed), touched: [] }
}
