import type { ReadTx, WriteTx } from '@tym/database'
import { sql } from 'drizzle-orm'
import { z } from 'zod'

/**
 * Whether the person whose customership the context names is under non-disclosure for safety (turvakielto), also when
 * another of their files says so: protection is the person's, not the file's.
 */
export async function isPersonUnderSafety(tx: ReadTx): Promise<boolean> {
  const [row] = await tx.drizzle.execute(sql`select relation.under_safety() as safety`)
  return z.object({ safety: z.boolean() }).parse(row).safety
}

/**
 * Says it of every customership of the person, in the transaction that records it. What the open file says last holds:
 * an ended one can no longer be corrected. A file opened later inherits it. Runs in scope 'customership'.
 */
export async function markPersonsSafety(tx: WriteTx, underSafety: boolean): Promise<void> {
  await tx.drizzle.execute(sql`select relation.mark_safety(${underSafety})`)
}
