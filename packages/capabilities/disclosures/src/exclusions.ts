import type { ReadTx, WriteTx } from '@tym/database'
import { type CustomershipId, type OutsidePartyId, Problem } from '@tym/kernel'
import { sql } from 'drizzle-orm'

/** Holds the customer's exclusions still until this transaction ends: what leaves and what shuts it out take turns. */
export async function lockExclusions(tx: WriteTx, customership: CustomershipId): Promise<void> {
  await tx.drizzle.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`exclusions:${customership}`}, 0))`,
  )
}

/** Whether the customer has shut out this party, or every party. It outweighs every consent, and no section of law. */
export async function isExcluded(
  tx: ReadTx,
  customership: CustomershipId,
  party: OutsidePartyId | null,
): Promise<boolean> {
  const [row] = await tx.drizzle.execute<{ excluded: boolean }>(
    sql`select disclosures.is_excluded(${customership}, ${party}) as excluded`,
  )
  return row?.excluded === true
}

/** Throws 'party-excluded' when nothing may pass between the register and this party. */
export async function mustNotBeExcluded(
  tx: ReadTx,
  customership: CustomershipId,
  party: OutsidePartyId | null,
): Promise<void> {
  if (await isExcluded(tx, customership, party))
    throw new Problem('party-excluded', 'The customer has shut the party out.', '/consent')
}
