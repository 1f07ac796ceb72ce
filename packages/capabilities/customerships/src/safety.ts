import { type ReadTx, refusalOf, type WriteTx } from '@tym/database'
import { type CustomershipId, type PlainDate, Problem, plainDate } from '@tym/kernel'
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { identityIndex } from './schema.ts'

const withoutEnd = 'infinity'

/** The last day of non-disclosure for safety (turvakielto) as one file says it; null when it says none. */
export type SafetyUntil = PlainDate | typeof withoutEnd | null
const safetyUntil = z.union([plainDate, z.literal(withoutEnd)]).nullable()

/** The later of two last days. */
export function laterSafety(one: SafetyUntil, other: SafetyUntil): SafetyUntil {
  if (one === null || other === withoutEnd) return other
  if (other === null || one === withoutEnd) return one
  return one > other ? one : other
}

/**
 * Whether the person whose customership the context names is under non-disclosure for safety (turvakielto)
 * today, also when another of their files says so: protection is the person's, not the file's.
 */
export async function isPersonUnderSafety(tx: ReadTx): Promise<boolean> {
  const [row] = await tx.drizzle.execute(sql`select relation.under_safety() as safety`)
  return z.object({ safety: z.boolean() }).parse(row).safety
}

/** Until when this file says it, whatever other files of the person say. Runs in scope 'customership'. */
export async function getSafetyUntil(tx: ReadTx, id: CustomershipId): Promise<SafetyUntil> {
  const [row] = await tx.drizzle
    .select({ until: identityIndex.safetyUntil })
    .from(identityIndex)
    .where(eq(identityIndex.customership, id))
  return safetyUntil.parse(row?.until ?? null)
}

/**
 * Marks the context's customership in the transaction that records it; every file of the person is read as
 * protected as long as one says so. Runs in scope 'customership'. Throws 'safety-takes-two' for less than the
 * file says today, unless another person's proposal of just that has been decided in this transaction.
 */
export async function markPersonsSafety(tx: WriteTx, until: SafetyUntil): Promise<void> {
  try {
    await tx.drizzle.execute(sql`select relation.mark_safety(${until}::date)`)
  } catch (error) {
    const twice = 'The database refuses that one person lifts or shortens it.'
    throw refusalOf(error, { TY071: new Problem('safety-takes-two', twice) })
  }
}
