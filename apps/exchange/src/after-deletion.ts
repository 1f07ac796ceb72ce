import type { ShortTransactions } from '@tym/database'
import { type RecallOutcome, readConfirmation } from '@tym/disclosures/exchange'
import { type OutsidePartyId, Problem } from '@tym/kernel'
import { confirmLateRecall, getLateRecall } from '@tym/retention/exchange'
import type { ExchangeNeeds } from './exchange-needs.ts'

/**
 * Recalls whose file has been deleted meanwhile: the party finds, fetches and confirms them as before, so
 * that what has left is not forgotten with the file.
 */

interface AtParty {
  readonly party: OutsidePartyId
  readonly id: string
  readonly transactions: ShortTransactions
}

/** What is there while the file is, and otherwise what is left of it. */
export async function orAfterDeletion<T>(first: Promise<T>, late: () => Promise<T>): Promise<T> {
  try {
    return await first
  } catch (error) {
    if (error instanceof Problem && error.code === 'not-found') return await late()
    throw error
  }
}

/**
 * The recall, signed again by the organisation that disclosed. Throws 'not-found', and 'delivery-gone' once
 * confirmed.
 */
export async function fetchLateRecall(
  { party, id, transactions }: AtParty,
  { signerOf }: Pick<ExchangeNeeds, 'signerOf'>,
): Promise<string> {
  const { disclosure, owner, outcome } = await transactions.readOnce((tx) => getLateRecall(tx, party, id))
  if (outcome !== null) throw new Problem('delivery-gone', 'The recall waits no longer.')
  return signerOf(owner).signDocument({
    type: 'recall',
    organisation: owner,
    recall: id,
    reason: 'deleted',
    disclosure,
    party,
  })
}

/**
 * Keeps what the party has signed that it did. Throws 'not-found', 'receipt-invalid' and 'state-conflict'.
 */
export function takeLateConfirmation(
  { party, id, transactions }: AtParty,
  confirmation: string,
): Promise<RecallOutcome> {
  return transactions.commitFirst(async (tx) => {
    const late = await getLateRecall(tx, party, id)
    const named = { recall: id, disclosure: late.disclosure, party }
    const outcome = await readConfirmation(confirmation, named, (read) => read(tx))
    if (outcome === undefined)
      throw new Problem('receipt-invalid', 'The party has signed no confirmation of this recall.')
    await confirmLateRecall(tx, late, { outcome, confirmation: confirmation.trim() })
    return outcome
  })
}
