import type { ReadTx } from '@tym/database'
import type { CustomershipId } from '@tym/kernel'
import { sql } from 'drizzle-orm'
import { z } from 'zod'

/**
 * Whether nobody writes to the person of a file any more: a notice of death stands in any file of theirs. A
 * file that was started after that notice was recorded speaks against it. Asked by every job that writes to a
 * customer, in the transaction that finds the address.
 */
export async function isDeceased(tx: ReadTx, customership: CustomershipId): Promise<boolean> {
  const [row] = await tx.drizzle.execute(sql`select relation.is_deceased(${customership}::uuid) as deceased`)
  return z.object({ deceased: z.boolean() }).parse(row).deceased
}
