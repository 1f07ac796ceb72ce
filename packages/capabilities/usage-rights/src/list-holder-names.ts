import type { ReadTx } from '@tym/database'
import type { UsageRightId } from '@tym/kernel'
import { inArray } from 'drizzle-orm'
import { usageRight } from './schema.ts'

/** The name under which each right was granted, whatever became of the right since. For named jobs. */
export async function listHolderNames(
  tx: ReadTx,
  rights: readonly UsageRightId[],
): Promise<Map<UsageRightId, string>> {
  if (rights.length === 0) return new Map()
  const rows = await tx.drizzle
    .select({ id: usageRight.id, name: usageRight.holderName })
    .from(usageRight)
    .where(inArray(usageRight.id, [...rights]))
  return new Map(rows.map(({ id, name }) => [id, name]))
}
