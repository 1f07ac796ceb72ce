import type { ReadTx } from '@tym/database'
import { type CustomershipId, Problem } from '@tym/kernel'
import { type FieldId, type PartyKind, partyKind, planFloor } from '@tym/register'
import { sql } from 'drizzle-orm'
import { z } from 'zod'

const lacks = z.object({ lacks: z.array(z.union([partyKind, z.enum(planFloor)])).nullable() })

/**
 * What the context's customership lacks before its plan may be in force (4, 5 §): parties that have not taken
 * the file, Kela only where it takes part, and fields of the plan's floor without an entry. The trigger on
 * the table checks the same.
 */
export async function listPlanLacks(
  tx: ReadTx,
  id: CustomershipId,
  kelaInPlan: boolean,
): Promise<readonly (PartyKind | FieldId)[]> {
  const [row] = await tx.drizzle.execute(sql`select relation.plan_lacks(${id}::uuid, ${kelaInPlan}) as lacks`)
  const { lacks: missing } = lacks.parse(row)
  if (missing === null) throw new Problem('not-found', 'No such customership for this caller.')
  return missing
}
