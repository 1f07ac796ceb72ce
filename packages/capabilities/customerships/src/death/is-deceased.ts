import type { ReadTx } from '@tym/database'
import type { CustomershipId } from '@tym/kernel'
import { sql } from 'drizzle-orm'
import { z } from 'zod'

/**
 * Whether nobody writes to the person of a file any more: a notice of death stands in it, or stands in
 * another file of theirs and was recorded after this one was started. Every job that writes to a customer
 * calls this, in the transaction that finds the address.
 */
export async function isDeceased(tx: ReadTx, customership: CustomershipId): Promise<boolean> {
  const [row] = await tx.drizzle.execute(sql`select relation.is_deceased(${customership}::uuid) as deceased`)
  return z.object({ deceased: z.boolean() }).parse(row).deceased
}
