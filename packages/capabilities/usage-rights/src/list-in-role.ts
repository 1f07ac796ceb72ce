import type { ReadTx } from '@tym/database'
import type { OrganisationId, PersonId } from '@tym/kernel'
import type { RoleId } from '@tym/register'
import { and, asc, eq, gte, lte } from 'drizzle-orm'
import { usageRight } from './schema.ts'

/** Everybody whose granted right lets them act in the role today, in one authority or in all, with that authority. For named jobs. */
export async function listInRole(
  tx: ReadTx,
  role: RoleId,
  authority?: OrganisationId,
): Promise<{ readonly person: PersonId; readonly authority: OrganisationId }[]> {
  const { calendar } = tx.context
  return tx.drizzle
    .selectDistinct({ person: usageRight.holder, authority: usageRight.authority })
    .from(usageRight)
    .where(
      and(
        eq(usageRight.role, role),
        eq(usageRight.holderKind, 'person'),
        authority === undefined ? undefined : eq(usageRight.authority, authority),
        eq(usageRight.state, 'granted'),
        lte(usageRight.validFrom, calendar),
        gte(usageRight.validUntil, calendar),
      ),
    )
    .orderBy(asc(usageRight.holder), asc(usageRight.authority))
}
