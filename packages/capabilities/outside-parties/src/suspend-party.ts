import type { WriteTx } from '@tym/database'
import { staffOf, type Written, writeEndpoint } from '@tym/employment'
import { type OutsidePartyId, outsidePartyId, type PersonId, Problem } from '@tym/kernel'
import { tellingText } from '@tym/register'
import { z } from 'zod'
import { getParty, moveOn } from './queries.ts'
import { exampleParty } from './terms.ts'

export const suspendPartyEndpoint = writeEndpoint({
  id: 'suspendOutsideParty',
  method: 'POST',
  path: '/v1/outside-parties/{party}/suspension',
  tag: 'Outside parties',
  summary: {
    fi: 'Keskeytä tietojen välitys ulkopuoliseen tahoon heti',
    sv: 'Avbryt utbytet med en utomstående instans genast',
    en: 'Suspend the exchange with an outside party at once',
  },
  caller: ['person'],
  operation: 'outsideParty.suspend',
  scope: 'organisation',
  params: { party: outsidePartyId },
  query: {},
  body: z.strictObject({ reason: tellingText(1000) }),
  success: 200,
  // What must stop at once does not wait for anybody to read it again.
  ifMatch: false,
  audit: { event: 'outsideParty.suspended', ground: 'tym-13' },
  problems: ['not-found', 'state-conflict'],
  example: { params: { party: exampleParty }, body: { reason: 'Vastaanottajan avain on vuotanut.' } },
  handler: (tx, { caller, params, body }) =>
    suspendParty(tx, staffOf(caller).person, params.party, body.reason),
})

/**
 * Stops what passes to and from it from the commit on. One person is enough; suspending twice changes
 * nothing.
 */
export async function suspendParty(
  tx: WriteTx,
  by: PersonId,
  id: OutsidePartyId,
  reason: string,
): Promise<Written> {
  const seen = await getParty(tx, id)
  if (seen.state === 'suspended') return { id, version: seen.version, touched: [] }
  if (seen.state !== 'active') throw new Problem('state-conflict', 'Nothing passes to the party.')
  const fate = {
    state: 'suspended' as const,
    suspendedBy: by,
    suspendedAt: tx.context.instant,
    suspensionReason: reason,
  }
  const version = await moveOn(tx, seen, fate, { event: 'suspended', by })
  return { id, version, touched: [] }
}
