import type { ReadTx, WriteTx } from '@tym/database'
import {
  type CustomershipId,
  dateInHelsinki,
  type Moment,
  type OutsidePartyId,
  Problem,
  wasThere,
} from '@tym/kernel'
import { eq, sql } from 'drizzle-orm'
import { exclusion } from '../schema.ts'

/** Locks the customer's exclusions until this transaction ends, to change them. */
export async function lockExclusions(tx: WriteTx, customership: CustomershipId): Promise<void> {
  await tx.drizzle.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`exclusions:${customership}`}, 0))`,
  )
}

/**
 * Keeps the customer's exclusions from being changed until this transaction ends, shared with others who rely
 * on them: what leaves and what shuts it out take turns.
 */
export async function relyOnExclusions(tx: WriteTx, customership: CustomershipId): Promise<void> {
  await tx.drizzle.execute(
    sql`select pg_advisory_xact_lock_shared(hashtextextended(${`exclusions:${customership}`}, 0))`,
  )
}

/**
 * Whether the customer has shut out this party, or every party. An exclusion outweighs every consent, and no
 * section of law.
 */
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

/** Whether the party was shut out when something happened that is recorded afterwards. */
export async function wasExcluded(
  tx: ReadTx,
  customership: CustomershipId,
  party: OutsidePartyId | null,
  moment: Moment,
): Promise<boolean> {
  const rows = await tx.drizzle.select().from(exclusion).where(eq(exclusion.customership, customership))
  return rows.some(
    (row) =>
      (row.party === null || row.party === party) &&
      wasThere(row.setAt, moment) &&
      // An exclusion that was lifted on that very day may still have been in the way: the hour is not known.
      (row.liftedAt === null || dateInHelsinki(row.liftedAt) >= moment.day),
  )
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
