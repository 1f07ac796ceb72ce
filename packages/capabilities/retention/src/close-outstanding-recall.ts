import type { WriteTx } from '@tym/database'
import { staffOf, type Written, writeEndpoint } from '@tym/employment'
import { type DisclosureId, disclosureId, type PersonId, Problem } from '@tym/kernel'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { exampleOutstanding, type OutstandingOutcome, outstandingOutcome } from './outstanding-recall.ts'
import { outstandingRecall } from './schema.ts'

/**
 * Records, once, what an operator has learnt of a recipient that did not confirm, or that nothing more can be
 * learnt.
 */
export async function closeOutstandingRecall(
  tx: WriteTx,
  by: PersonId,
  { id, outcome }: { readonly id: DisclosureId; readonly outcome: OutstandingOutcome },
): Promise<Written> {
  const [known] = await tx.drizzle
    .select({ closedAt: outstandingRecall.closedAt })
    .from(outstandingRecall)
    .where(eq(outstandingRecall.disclosure, id))
  if (known === undefined) throw new Problem('not-found', 'No such outstanding recall.')
  const closed = await tx.drizzle
    .update(outstandingRecall)
    .set({ outcome, closedBy: by, closedAt: tx.context.instant })
    .where(and(eq(outstandingRecall.disclosure, id), isNull(outstandingRecall.closedAt)))
    .returning({ disclosure: outstandingRecall.disclosure })
  if (closed.length === 0) throw new Problem('state-conflict', 'The outstanding recall is closed already.')
  return { id, version: 2, touched: [] }
}

export const closeOutstandingRecallEndpoint = writeEndpoint({
  id: 'closeOutstandingRecall',
  method: 'POST',
  path: '/v1/outstanding-recalls/{disclosure}/closing',
  tag: 'Deletion',
  summary: {
    fi: 'Kirjaa, mitä vastaanottaja on tehnyt poistopyynnölle',
    sv: 'Anteckna vad mottagaren har gjort med raderingsbegäran',
    en: 'Record what became of a recall that was not confirmed',
  },
  caller: ['person'],
  operation: 'outstandingRecall.close',
  scope: 'organisation',
  params: { disclosure: disclosureId },
  query: {},
  body: z.strictObject({ outcome: outstandingOutcome }),
  success: 200,
  ifMatch: false,
  audit: { event: 'outstandingRecall.closed', ground: 'tym-12' },
  problems: ['not-found', 'state-conflict'],
  example: { params: { disclosure: exampleOutstanding }, body: { outcome: 'deleted' } },
  handler: (tx, { caller, params, body }) =>
    closeOutstandingRecall(tx, staffOf(caller).person, { id: params.disclosure, ...body }),
})
