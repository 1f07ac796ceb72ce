import type { ReadTx } from '@tym/database'
import type { AreaId, OrganisationId, PersonId } from '@tym/kernel'
import { caseWorkRoles } from '@tym/register'
import { and, asc, eq, gte, inArray, lte } from 'drizzle-orm'
import { usageRight } from './schema.ts'

/**
 * Everybody whose granted right lets them work with customers for the authority in the area today. For named
 * jobs.
 */
export async function listCaseWorkers(
  tx: ReadTx,
  authority: OrganisationId,
  area: AreaId,
): Promise<PersonId[]> {
  const { calendar } = tx.context
  const rows = await tx.drizzle
    .selectDistinct({ holder: usageRight.holder })
    .from(usageRight)
    .where(
      and(
        eq(usageRight.authority, authority),
        eq(usageRight.area, area),
        inArray(usageRight.role, [...caseWorkRoles]),
        eq(usageRight.holderKind, 'person'),
        eq(usageRight.state, 'granted'),
        lte(usageRight.validFrom, calendar),
        gte(usageRight.validUntil, calendar),
      ),
    )
    .orderBy(asc(usageRight.holder))
  return rows.map(({ holder }) => holder)
}
