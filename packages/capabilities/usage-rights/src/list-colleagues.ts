import type { ReadTx } from '@tym/database'
import { type AreaId, type OrganisationId, type PersonId, personId } from '@tym/kernel'
import { caseWorkRoles, type RoleId, roleId } from '@tym/register'
import { and, asc, eq, gte, inArray, lte } from 'drizzle-orm'
import { z } from 'zod'
import { usageRight } from './schema.ts'

/** Somebody who may work with customers, as their usage right names them. */
export interface CaseWorker {
  readonly person: PersonId
  readonly name: string
  readonly title: string
  readonly role: RoleId
}
const row = z.object({ person: personId, name: z.string(), title: z.string(), role: roleId })

/**
 * Everybody whose live right lets them work with customers for the caller's own authority in the area, by
 * name; of others the database says nothing.
 */
export async function listColleagues(
  tx: ReadTx,
  authority: OrganisationId,
  area: AreaId,
): Promise<readonly CaseWorker[]> {
  const { calendar } = tx.context
  const rows = await tx.drizzle
    .select({
      person: usageRight.holder,
      name: usageRight.holderName,
      title: usageRight.title,
      role: usageRight.role,
    })
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
    .orderBy(asc(usageRight.holderName), asc(usageRight.id))
  return z.array(row).parse(rows)
}
