import type { WriteTx } from '@tym/database'
import { noBody, type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import { customershipId, holdId, Problem } from '@tym/kernel'
import { exampleFile, exampleHold, type HoldOfFile } from './hold.ts'
import { getOwnHold, moveHold } from './queries.ts'

/**
 * Ends a live hold at once: what is due is deleted by the next run. One person is enough, since the law's own
 * rule comes back.
 */
export async function releaseHold(
  tx: WriteTx,
  by: Pick<StaffPrincipal, 'person' | 'authority'>,
  at: HoldOfFile,
  expectedVersion: number,
): Promise<Written> {
  const seen = await getOwnHold(tx, at, by.authority)
  if (seen.state !== 'live') throw new Problem('state-conflict', 'Only a live hold is released.')
  const released = { releasedBy: by.person, releasedAt: tx.context.instant }
  const version = await moveHold(
    tx,
    { ...seen, version: expectedVersion },
    { state: 'released', ...released },
  )
  return { id: at.id, version, touched: [{ customership: at.customership, resources: [at.id] }] }
}

export const releaseHoldEndpoint = writeEndpoint({
  id: 'releaseHold',
  method: 'POST',
  path: '/v1/customerships/{customership}/holds/{hold}/release',
  tag: 'Holds',
  summary: {
    fi: 'Pura poiston esto, kun tarve on päättynyt',
    sv: 'Häv hindret för radering när behovet har upphört',
    en: 'Release a hold once the need is over',
  },
  caller: ['person'],
  operation: 'hold.decide',
  scope: 'organisation',
  afterAnnulment: 'open',
  params: { customership: customershipId, hold: holdId },
  query: {},
  body: noBody,
  success: 200,
  ifMatch: true,
  audit: { event: 'hold.released', ground: 'tym-12' },
  problems: ['not-found', 'state-conflict', 'stale-version'],
  example: { params: { customership: exampleFile, hold: exampleHold } },
  handler: (tx, { caller, params, expectedVersion }) =>
    releaseHold(tx, staffOf(caller), { customership: params.customership, id: params.hold }, expectedVersion),
})
