import type { ReadTx } from '@tym/database'
import { type CustomershipId, Problem, type SafetyLiftId } from '@tym/kernel'
import { and, eq } from 'drizzle-orm'
import { safetyLift } from './schema.ts'

export const exampleLift = '0198f0a0-0000-7000-8000-000000005001'

/** A proposal to lift or shorten turvakielto in this file. Throws 'not-found'. */
export async function getSafetyLift(tx: ReadTx, customership: CustomershipId, id: SafetyLiftId) {
  const [row] = await tx.drizzle
    .select()
    .from(safetyLift)
    .where(and(eq(safetyLift.id, id), eq(safetyLift.customership, customership)))
  if (row === undefined) throw new Problem('not-found', 'No such proposal in this file.')
  return row
}
