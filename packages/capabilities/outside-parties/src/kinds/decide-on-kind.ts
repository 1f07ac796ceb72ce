import type { WriteTx } from '@tym/database'
import { staffOf, type Written, writeEndpoint } from '@tym/employment'
import { type PersonId, Problem } from '@tym/kernel'
import { tellingText } from '@tym/register'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { partyKindRow } from '../schema.ts'

const decisionBody = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('approve') }),
  z.strictObject({ decision: z.literal('refuse'), reason: tellingText(1000) }),
])

/**
 * Decides on a proposed kind, once, as another person of the agency than who proposed it: from the commit
 * parties may be of it. Throws 'not-found', 'own-proposal', 'state-conflict' for what is decided,
 * 'stale-version'.
 */
export async function decideOnKind(
  tx: WriteTx,
  by: PersonId,
  sent: {
    readonly id: string
    readonly expectedVersion: number
    readonly decision: z.infer<typeof decisionBody>
  },
): Promise<Written> {
  const [seen] = await tx.drizzle.select().from(partyKindRow).where(eq(partyKindRow.id, sent.id))
  if (seen === undefined) throw new Problem('not-found', 'The caller sees no such kind.')
  if (seen.proposedBy === by) throw new Problem('own-proposal', 'The proposal is their own.')
  if (seen.state !== 'proposed') throw new Problem('state-conflict', 'The kind has been decided on.')
  const { decision } = sent
  const version = sent.expectedVersion + 1
  const moved = await tx.drizzle
    .update(partyKindRow)
    .set({
      version,
      decidedBy: by,
      decidedAt: tx.context.instant,
      ...(decision.decision === 'approve'
        ? { state: 'approved' as const }
        : { state: 'refused' as const, refusalReason: decision.reason }),
    })
    .where(and(eq(partyKindRow.id, sent.id), eq(partyKindRow.version, sent.expectedVersion)))
    .returning({ id: partyKindRow.id })
  if (moved.length === 0) throw new Problem('stale-version', 'The proposal has changed since it was read.')
  return { id: sent.id, version, touched: [] }
}

export const decideOnKindEndpoint = writeEndpoint({
  id: 'decideOnOutsidePartyKind',
  method: 'POST',
  path: '/v1/outside-party-kinds/{kind}/decision',
  tag: 'Outside parties',
  summary: {
    fi: 'Hyväksy ulkopuolisten tahojen laji toisena henkilönä, tai hylkää se perustellen',
    sv: 'Godkänn ett slag av utomstående instanser som andra person, eller avslå det med motivering',
    en: 'Approve a kind of outside parties as the second person, or refuse it with a reason',
  },
  caller: ['person'],
  operation: 'outsideParty.decideOnKind',
  scope: 'organisation',
  params: { kind: z.uuid() },
  query: {},
  body: decisionBody,
  success: 200,
  ifMatch: true,
  audit: { event: 'outsideParty.kindDecided', ground: 'tym-13' },
  problems: ['not-found', 'own-proposal', 'state-conflict', 'stale-version'],
  example: { params: { kind: '0198f0a0-0000-7000-8000-000000000b02' }, body: { decision: 'approve' } },
  handler: (tx, { caller, params, body, expectedVersion }) =>
    decideOnKind(tx, staffOf(caller).person, { id: params.kind, expectedVersion, decision: body }),
})
