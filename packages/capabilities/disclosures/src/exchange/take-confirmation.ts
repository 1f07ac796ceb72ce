import { relyOnConsent } from '@tym/consents/public'
import type { WriteTx } from '@tym/database'
import { Problem } from '@tym/kernel'
import type { KeyVault } from '@tym/key-vault'
import { eq } from 'drizzle-orm'
import type { RecallOutcome } from '../disclosure.ts'
import { logDeliveries } from '../log-delivery.ts'
import { recall } from '../schema.ts'
import { lookAtDelivery } from '../sending/look-at-delivery.ts'
import { readConfirmation } from '../verify-receipt.ts'
import { getOwnRecall, type OwnRecall } from './own.ts'

/**
 * Keeps what the party has signed that it did with what was called back. The same confirmation again changes
 * nothing. Throws 'receipt-invalid' for anything that the party has not signed for just this recall, and
 * 'state-conflict' for another outcome afterwards.
 */
export async function takeConfirmation(
  tx: WriteTx,
  keys: Pick<KeyVault, 'find'>,
  at: OwnRecall & { readonly confirmation: string },
): Promise<RecallOutcome> {
  const { disclosure: seen } = await getOwnRecall(tx, at)
  await relyOnConsent(tx, seen.consent, seen.id)
  const { recall: row, disclosure } = await getOwnRecall(tx, at)
  const confirmation = at.confirmation.trim()
  const named = { recall: row.id, disclosure: disclosure.id, party: at.party }
  const outcome = await readConfirmation(confirmation, named, (read) => read(tx))
  if (outcome === undefined)
    throw new Problem('receipt-invalid', 'The party has signed no confirmation of this recall.')
  if (row.state === 'confirmed' && row.outcome === outcome) return outcome
  if (row.state !== 'planned') throw new Problem('state-conflict', 'The recall has ended in another way.')
  const log = logDeliveries(keys)
  // What has no receipt yet is settled by the same commit, so that nothing stays on its way for ever.
  if (disclosure.state === 'leaving' || disclosure.state === 'approved')
    await lookAtDelivery(tx, disclosure.id, log)
  const confirmed = { confirmation, outcome, confirmedAt: tx.context.instant, problem: null }
  await tx.drizzle
    .update(recall)
    .set({ state: 'confirmed', ...confirmed })
    .where(eq(recall.id, row.id))
  await log(tx, disclosure, { event: 'disclosure.recalled' })
  return outcome
}
