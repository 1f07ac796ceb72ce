import type { WriteTx } from '@tym/database'
import { staffOf, type Written, writeEndpoint } from '@tym/employment'
import { type OutsidePartyId, outsidePartyId, type PersonId, Problem } from '@tym/kernel'
import { tellingText } from '@tym/register'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { findProposal, getParty, moveOn } from './queries.ts'
import { terms } from './schema.ts'
import { exampleParty } from './terms.ts'

const decisionBody = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('approve') }),
  z.strictObject({ decision: z.literal('refuse'), reason: tellingText(1000) }),
])
type Decision = z.infer<typeof decisionBody>

export const decideOnPartyEndpoint = writeEndpoint({
  id: 'decideOnOutsideParty',
  method: 'POST',
  path: '/v1/outside-parties/{party}/decision',
  tag: 'Outside parties',
  summary: {
    fi: 'Hyväksy esitys ulkopuolisesta tahosta toisena henkilönä, tai hylkää se perustellen',
    sv: 'Godkänn förslaget om en utomstående instans som andra person, eller avslå det med motivering',
    en: 'Approve the proposal about an outside party as the second person, or refuse it with a reason',
  },
  caller: ['person'],
  operation: 'outsideParty.decide',
  scope: 'organisation',
  params: { party: outsidePartyId },
  query: {},
  body: decisionBody,
  success: 200,
  ifMatch: true,
  audit: { event: 'outsideParty.decided', ground: 'tym-13' },
  problems: ['not-found', 'own-proposal', 'state-conflict', 'stale-version'],
  example: { params: { party: exampleParty }, body: { decision: 'approve' } },
  handler: (tx, { caller, params, body, expectedVersion }) =>
    decideOnParty(tx, staffOf(caller).person, { id: params.party, expectedVersion, decision: body }),
})

/**
 * Decides on the proposal that waits, as another person than the one who proposed it. Approved terms are in
 * force from the commit; a refused first proposal ends the party, a refused change leaves the old terms.
 */
export async function decideOnParty(
  tx: WriteTx,
  by: PersonId,
  sent: { readonly id: OutsidePartyId; readonly expectedVersion: number; readonly decision: Decision },
): Promise<Written> {
  const seen = { ...(await getParty(tx, sent.id)), version: sent.expectedVersion }
  const proposal = await findProposal(tx, sent.id)
  if (proposal === undefined) throw new Problem('state-conflict', 'No proposal waits for a decision.')
  if (proposal.proposedBy === by) throw new Problem('own-proposal', 'The proposal is their own.')
  const first = seen.state === 'proposed'
  const decided = { decidedBy: by, decidedAt: tx.context.instant }
  const approves = sent.decision.decision === 'approve'
  await tx.drizzle
    .update(terms)
    .set(
      sent.decision.decision === 'approve'
        ? { decision: 'approved', ...decided }
        : { decision: 'refused', ...decided, refusalReason: sent.decision.reason },
    )
    .where(and(eq(terms.party, sent.id), eq(terms.number, proposal.number), isNull(terms.decision)))
  const version = approves
    ? await moveOn(
        tx,
        seen,
        { terms: proposal.number, ...(first && { state: 'active' as const }) },
        { event: first ? 'approved' : 'changeApproved', by },
      )
    : await moveOn(tx, seen, first ? { state: 'refused' } : {}, {
        event: first ? 'refused' : 'changeRefused',
        by,
      })
  return { id: sent.id, version, touched: [] }
}
