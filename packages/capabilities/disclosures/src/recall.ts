import type { WriteTx } from '@tym/database'
import { newId } from '@tym/kernel'
import { plan } from '@tym/outbox'
import { type RecallReason, recallKind } from './disclosure.ts'
import { type DisclosureRow, recall } from './schema.ts'

/**
 * Promises to tell a recipient to give up what it has or may have, once for each disclosure (GDPR 17(2) and 19). Answers
 * whether this was the first.
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
      ...{ id: recallId, disclosure: id, customership, reason, state: 'planned' },
      plannedAt: tx.context.instant,
    })
    .onConflictDoNothing()
    .returning({ id: recall.id })
  if (added.length === 0) return false
  await plan(tx, { kind: recallKind, payload: { recall: recallId }, onceKey: `${recallKind}:${recallId}` })
  return true
}
