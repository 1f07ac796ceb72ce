import { refusalOf, type WriteTx } from '@tym/database'
import { type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import { customershipId, holdId, Problem } from '@tym/kernel'
import { z } from 'zod'
import { exampleFile, exampleHold, type HoldOfFile } from './hold.ts'
import { getOwnHold, moveHold } from './queries.ts'

const decisionBody = z.strictObject({ decision: z.enum(['approve', 'refuse']) })
type Decision = z.infer<typeof decisionBody>['decision']

/**
 * Puts a proposed hold into effect, as another person of the same authority than the one who proposed it, or
 * refuses it, as the proposer may too, to take it back. Throws 'own-proposal', 'state-conflict' for what is
 * decided already, and 'deletion-begun'.
 */
export async function decideOnHold(
  tx: WriteTx,
  by: Pick<StaffPrincipal, 'person' | 'authority'>,
  at: HoldOfFile,
  { decision, expectedVersion }: { readonly decision: Decision; readonly expectedVersion: number },
): Promise<Written> {
  const seen = await getOwnHold(tx, at, by.authority)
  if (seen.state !== 'proposed') throw new Problem('state-conflict', 'The hold has been decided on.')
  const approves = decision === 'approve'
  if (approves && seen.proposedBy === by.person)
    throw new Problem('own-proposal', 'Another person of the authority approves a hold.')
  const decided = { decidedBy: by.person, decidedAt: tx.context.instant }
  try {
    const version = await moveHold(
      tx,
      { ...seen, version: expectedVersion },
      { state: approves ? 'live' : 'refused', ...decided },
    )
    return { id: at.id, version, touched: [{ customership: at.customership, resources: [at.id] }] }
  } catch (error) {
    throw refusalOf(error)
  }
}

export const decideOnHoldEndpoint = writeEndpoint({
  id: 'decideOnHold',
  method: 'POST',
  path: '/v1/customerships/{customership}/holds/{hold}/decision',
  tag: 'Holds',
  summary: {
    fi: 'Hyväksy poiston esto toisena henkilönä, tai hylkää se',
    sv: 'Godkänn hindret för radering som andra person, eller avslå det',
    en: 'Approve a hold as the second person, or refuse it',
  },
  caller: ['person'],
  operation: 'hold.decide',
  scope: 'organisation',
  afterAnnulment: 'open',
  params: { customership: customershipId, hold: holdId },
  query: {},
  body: decisionBody,
  success: 200,
  ifMatch: true,
  audit: { event: 'hold.decided', ground: 'tym-12' },
  problems: ['not-found', 'own-proposal', 'state-conflict', 'stale-version', 'deletion-begun'],
  example: { params: { customership: exampleFile, hold: exampleHold }, body: { decision: 'approve' } },
  handler: (tx, { caller, params, body, expectedVersion }) =>
    decideOnHold(
      tx,
      staffOf(caller),
      { customership: params.customership, id: params.hold },
      { ...body, expectedVersion },
    ),
})
