import type { ReadTx } from '@tym/database'
import { type DisclosureId, type OutsidePartyId, Problem } from '@tym/kernel'
import { and, eq } from 'drizzle-orm'
import {
  disclosure,
  disclosureColumns,
  isByMachine,
  type MachineDisclosure,
  type RecallRow,
  recall,
} from '../schema.ts'

/** Which party asks, about which of its disclosures. */
export interface OwnDisclosure {
  readonly party: OutsidePartyId
  readonly id: DisclosureId
}

/** Which party asks, about which recall. */
export interface OwnRecall {
  readonly party: OutsidePartyId
  readonly id: string
}

/**
 * The disclosure that has been approved for this party. Throws 'not-found' alike for another party's, for one
 * that nobody has approved yet, and for one that does not exist.
 */
export async function getOwnDisclosure(tx: ReadTx, { party, id }: OwnDisclosure): Promise<MachineDisclosure> {
  const [row] = await tx.drizzle
    .select(disclosureColumns)
    .from(disclosure)
    .where(and(eq(disclosure.id, id), eq(disclosure.party, party)))
  if (row === undefined || !isByMachine(row) || row.state === 'awaitingApproval')
    throw new Problem('not-found', 'The party has no such disclosure.')
  return row
}

/** The recall of a disclosure to this party. Throws 'not-found' for any other, alike. */
export async function getOwnRecall(
  tx: ReadTx,
  { party, id }: OwnRecall,
): Promise<{ readonly recall: RecallRow; readonly disclosure: MachineDisclosure }> {
  const [found] = await tx.drizzle
    .select({ recall, disclosure: disclosureColumns })
    .from(recall)
    .innerJoin(disclosure, eq(disclosure.id, recall.disclosure))
    .where(and(eq(recall.id, id), eq(disclosure.party, party)))
  if (found === undefined || !isByMachine(found.disclosure))
    throw new Problem('not-found', 'The party has no such recall.')
  return { recall: found.recall, disclosure: found.disclosure }
}
