import { relyOnConsent } from '@tym/consents/public'
import type { WriteTx } from '@tym/database'
import { Problem } from '@tym/kernel'
import type { KeyVault } from '@tym/key-vault'
import { logDeliveries } from '../log-delivery.ts'
import { moveOn } from '../queries.ts'
import { isReceiptFor } from '../verify-receipt.ts'
import { getOwnDisclosure, type OwnDisclosure } from './own.ts'

/**
 * Keeps the party's signed receipt for what it has fetched: delivered from the commit on, with the line in
 * the customer's log. The same receipt again changes nothing. Throws 'receipt-invalid' for anything that the
 * party has not signed for just this snapshot, 'delivery-gone' when it was stopped meanwhile, and
 * 'state-conflict' for what was never fetched.
 */
export async function takeReceipt(
  tx: WriteTx,
  keys: Pick<KeyVault, 'find'>,
  at: OwnDisclosure & { readonly receipt: string },
): Promise<void> {
  await relyOnConsent(tx, (await getOwnDisclosure(tx, at)).consent, at.id)
  const row = await getOwnDisclosure(tx, at)
  const receipt = at.receipt.trim()
  const said = { disclosure: at.id, snapshot: row.snapshotHash.toString('base64url'), party: at.party }
  if (!(await isReceiptFor(receipt, said, (read) => read(tx))))
    throw new Problem('receipt-invalid', 'The party has signed no receipt for this snapshot.')
  if (row.state === 'delivered') return
  if (row.state === 'approved') throw new Problem('state-conflict', 'A receipt for what was not fetched.')
  if (row.state !== 'leaving')
    throw new Problem('delivery-gone', 'The disclosure was stopped before its receipt came.')
  const arrived = { receipt, deliveredAt: tx.context.instant, problem: null }
  const version = await moveOn(tx, row, { state: 'delivered', ...arrived })
  if (version === undefined) throw new Problem('service-unavailable', 'Another change came first.')
  await logDeliveries(keys)(tx, row, { event: 'disclosure.delivered' })
}
