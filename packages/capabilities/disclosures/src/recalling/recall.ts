import type { WriteTx } from '@tym/database'
import { type DisclosureId, newId } from '@tym/kernel'
import { plan } from '@tym/outbox'
import { and, eq } from 'drizzle-orm'
import { type RecallReason, recallKind } from '../disclosure.ts'
import { type DisclosureRow, recall } from '../schema.ts'

/**
 * Promises to tell a recipient to give up what it has or may have, once for each disclosure (GDPR 17(2) and
 * 19). Answers whether this call made the promise.
 */
export async function planRecall(
  tx: WriteTx,
  { id, customership }: Pick<DisclosureRow, 'id' | 'customership'>,
  reason: RecallReason,
): Promise<boolean> {
  const recallId = newId()
  const added = await tx.drizzle
    .insert(recall)
    .values({
      id: recallId,
      disclosure: id,
      customership,
      reason,
      state: 'planned',
      plannedAt: tx.context.instant,
    })
    .onConflictDoNothing()
    .returning({ id: recall.id })
  const [known] = added.length > 0 ? [] : await takeUpAgain(tx, id, reason)
  const wanted = added.length > 0 ? recallId : known?.id
  if (wanted === undefined) return false
  // Of what went by hand the job tells an officer. One that is taken up again is a promise of its own.
  await plan(tx, {
    kind: recallKind,
    payload: { recall: wanted },
    onceKey: `${recallKind}:${wanted}:${newId()}`,
  })
  return true
}

/**
 * One that was given up is tried again for a reason of the customer's own, and once more before the file is
 * deleted: nothing that has left is forgotten.
 */
function takeUpAgain(tx: WriteTx, id: DisclosureId, reason: RecallReason): Promise<{ id: string }[]> {
  if (reason !== 'withdrawn' && reason !== 'deleted') return Promise.resolve([])
  return tx.drizzle
    .update(recall)
    .set({ state: 'planned', reason, attempts: 0, problem: null })
    .where(and(eq(recall.disclosure, id), eq(recall.state, 'failed')))
    .returning({ id: recall.id })
    .execute()
}
