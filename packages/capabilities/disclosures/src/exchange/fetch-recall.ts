import type { ShortTransactions } from '@tym/database'
import { Problem } from '@tym/kernel'
import type { SignerOf } from '../signer-of.ts'
import { getOwnRecall, type OwnRecall } from './own.ts'

/**
 * A recall that waits for the party. The signature of the organisation that disclosed tells the party that
 * the recall comes from whom it got the data. Throws 'not-found', and 'delivery-gone' for one that it has
 * confirmed.
 */
export async function fetchRecall(
  signerOf: SignerOf,
  at: OwnRecall,
  transactions: ShortTransactions,
): Promise<string> {
  const { recall, disclosure } = await transactions.readOnce((tx) => getOwnRecall(tx, at))
  if (recall.state !== 'planned') throw new Problem('delivery-gone', 'The recall waits no longer.')
  return signerOf(disclosure.owner).signDocument({
    type: 'recall',
    organisation: disclosure.owner,
    recall: recall.id,
    reason: recall.reason,
    disclosure: disclosure.id,
    party: at.party,
  })
}
