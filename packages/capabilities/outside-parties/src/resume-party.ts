import type { WriteTx } from '@tym/database'
import { noBody, staffOf, type Written, writeEndpoint } from '@tym/employment'
import { type OutsidePartyId, outsidePartyId, type PersonId, Problem } from '@tym/kernel'
import { getParty, moveOn } from './queries.ts'
import { exampleParty } from './terms.ts'

export const resumePartyEndpoint = writeEndpoint({
  id: 'resumeOutsideParty',
  method: 'POST',
  path: '/v1/outside-parties/{party}/resumption',
  tag: 'Outside parties',
  summary: {
    fi: 'Salli tietojen välitys ulkopuoliseen tahoon taas, toisena henkilönä',
    sv: 'Tillåt utbytet med en utomstående instans igen, som andra person',
    en: 'Let the exchange with an outside party go on again, as a second person',
  },
  caller: ['person'],
  operation: 'outsideParty.decide',
  scope: 'organisation',
  params: { party: outsidePartyId },
  query: {},
  body: noBody,
  success: 200,
  ifMatch: true,
  audit: { event: 'outsideParty.resumed', ground: 'tym-13' },
  problems: ['not-found', 'own-proposal', 'state-conflict', 'stale-version'],
  example: { params: { party: exampleParty } },
  handler: (tx, { caller, params, expectedVersion }) =>
    resumeParty(tx, staffOf(caller).person, params.party, expectedVersion),
})

/** Ends a suspension, as another person than the one who suspended. */
export async function resumeParty(
  tx: WriteTx,
  by: PersonId,
  id: OutsidePartyId,
  expectedVersion: number,
): Promise<Written> {
  const seen = { ...(await getParty(tx, id)), version: expectedVersion }
  if (seen.state !== 'suspended') throw new Problem('state-conflict', 'The party is not suspended.')
  if (seen.suspendedBy === by) throw new Problem('own-proposal', 'They suspended the party themselves.')
  const fate = { state: 'active' as const, suspendedBy: null, suspendedAt: null, suspensionReason: null }
  const version = await moveOn(tx, seen, fate, { event: 'resumed', by })
  return { id, version, touched: [] }
}
