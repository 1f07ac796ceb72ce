import type { ShortTransactions, WriteTx } from '@tym/database'
import { Problem } from '@tym/kernel'
import { type LogDelivery, logDeliveries } from '../log-delivery.ts'
import { claimMessage, type DeliveryNeeds } from '../sending/claim-message.ts'
import { type Look, lookAtDelivery } from '../sending/look-at-delivery.ts'
import { closeIfOverdue } from './close-if-overdue.ts'
import { getOwnDisclosure, type OwnDisclosure } from './own.ts'

/**
 * The encrypted message of one disclosure, for the party that it is for, claimed as the worker claims a
 * delivery: made first, then everything is checked again and "leaving" is committed, then it is answered.
 * Each fetch is a claim and a message of its own, so that a withdrawal stops the next one, and after a crash
 * that leaves "leaving" the party fetches again. Throws 'not-found', and 'delivery-gone' for what was
 * stopped, has arrived or left too long ago.
 */
export async function fetchDisclosure(
  needs: DeliveryNeeds,
  at: OwnDisclosure,
  transactions: ShortTransactions,
): Promise<string> {
  const log = logDeliveries(needs.keys)
  const looked = await transactions.commitFirst((tx) => look(tx, at, log))
  const claimed = await claimMessage(needs, at.id, looked, transactions)
  if (claimed.outcome === 'claimed') return claimed.message
  if (claimed.outcome === 'changing')
    throw new Problem('service-unavailable', 'What may leave has changed at every look.')
  throw new Problem('delivery-gone', 'Nothing of the disclosure may leave any more.')
}

async function look(tx: WriteTx, at: OwnDisclosure, log: LogDelivery): Promise<Look> {
  const row = await getOwnDisclosure(tx, at)
  return (await closeIfOverdue(tx, row, log)) ? { outcome: 'stopped' } : lookAtDelivery(tx, at.id, log)
}
