import type { ReadTx } from '@tym/database'
import type { OrganisationId, PersonId } from '@tym/kernel'
import { and, eq, gte, lte } from 'drizzle-orm'
import { usageRight } from './schema.ts'

/**
 * Everybody who holds a right to act for the authority that is granted and within its dates today. For named
 * jobs.
 */
export async function listLiveHolders(tx: ReadTx, authority: OrganisationId): Promise<PersonId[]> {
  const { calendar } = tx.context
  const rows = await tx.drizzle
    .selectDistinct({ holder: usageRight.holder })
    .from(usageRight)
    .where(
      and(
        eq(usageRight.authority, authority),
        eq(usageRight.state, 'granted'),
        lte(usageRight.validFrom, calendar),
        gte(usageRight.validUntil, calendar),
      ),
    )
  return rows.map(({ holder }) => holder)
}
