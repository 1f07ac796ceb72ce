import type { WriteTx } from '@tym/database'
import { type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import { type LineDelayId, lineDelayId, Problem } from '@tym/kernel'
import { mayPerform } from '@tym/register'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { exampleDelay, getLineDelay } from './line-delay.ts'
import { moveLineDelay } from './move-line-delay.ts'
import type { LineDelayRow } from './schema.ts'

const decisionBody = z.strictObject({ decision: z.enum(['approve', 'refuse']) })
type Decision = z.infer<typeof decisionBody> & { readonly expectedVersion: number }

/**
 * Puts a proposed delay into effect until its day, as another supervisor than the one who proposed it, or as
 * who decides besides where there is no other; or refuses it, as the proposer may too, and then the customer
 * sees the line. Throws 'not-permitted', 'own-proposal', 'state-conflict' for what is decided or has lapsed,
 * 'stale-version'.
 */
async function decideOnLineDelay(
  tx: WriteTx,
  by: StaffPrincipal,
  id: LineDelayId,
  { decision, expectedVersion }: Decision,
): Promise<Written> {
  const seen = await getLineDelay(tx, by, id)
  if (seen.state !== 'proposed') throw new Problem('state-conflict', 'The delay has been decided on.')
  if (seen.lapsesOn < tx.context.calendar)
    throw new Problem('state-conflict', 'The proposal has lapsed; it can be made again.')
  await verifyDecides(tx, by, seen)
  const approves = decision === 'approve'
  if (approves && seen.proposedBy === by.person)
    throw new Problem('own-proposal', 'Another person of the authority approves a delay.')
  return moveLineDelay(tx, id, expectedVersion, {
    state: approves ? 'live' : 'refused',
    decidedBy: by.person,
    decidedAt: tx.context.instant,
  })
}

/** Whoever does not watch over the use decides only where no other supervisor can. */
async function verifyDecides(tx: WriteTx, by: StaffPrincipal, { owner, proposedBy, actor }: LineDelayRow) {
  if (mayPerform(by.role, 'lineDelay.propose')) return
  const [row] = await tx.drizzle.execute<{ other: boolean }>(
    sql`select relation.somebody_else_may('lineDelay.propose', ${owner}, array[${proposedBy}, ${actor}]) as other`,
  )
  if (row?.other !== false) throw new Problem('not-permitted', 'Another supervisor decides on the delay.')
}

export const decideOnLineDelayEndpoint = writeEndpoint({
  id: 'decideOnLineDelay',
  method: 'POST',
  path: '/v1/line-delays/{lineDelay}/decision',
  tag: 'Access log',
  summary: {
    fi: 'Hyväksy lokirivin näyttäminen myöhemmin toisena henkilönä, tai hylkää se',
    sv: 'Godkänn som andra person att en loggrad visas senare, eller avslå det',
    en: 'Approve as the second person that a line is shown later, or refuse it',
  },
  caller: ['person'],
  operation: 'lineDelay.decide',
  scope: 'oversight',
  params: { lineDelay: lineDelayId },
  query: {},
  body: decisionBody,
  success: 200,
  ifMatch: true,
  audit: { event: 'lineDelay.decided', ground: 'gdpr-15' },
  problems: ['not-found', 'not-permitted', 'own-proposal', 'state-conflict', 'stale-version'],
  example: { params: { lineDelay: exampleDelay }, body: { decision: 'approve' } },
  handler: (tx, { caller, params, body, expectedVersion }) =>
    decideOnLineDelay(tx, staffOf(caller), params.lineDelay, { ...body, expectedVersion }),
})
