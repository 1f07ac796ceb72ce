import type { ReadTx } from '@tym/database'
import type { OrganisationId, PersonId } from '@tym/kernel'
import { type OperationId, type Reach, rolesThatMay } from '@tym/register'
import { and, asc, eq, gte, inArray, lte } from 'drizzle-orm'
import { usageRight } from './schema.ts'

/** What somebody must be able to do today, with which reach, and for which authority when it matters. */
export interface Wanted {
  readonly operation: OperationId
  readonly reach: Reach
  readonly authority?: OrganisationId
}

/**
 * Everybody whose granted right lets them do it today, each with the authority for which they act. For named
 * jobs.
 */
export async function listWhoMay(
  tx: ReadTx,
  { operation, reach, authority }: Wanted,
): Promise<{ readonly person: PersonId; readonly authority: OrganisationId }[]> {
  const { calendar } = tx.context
  return tx.drizzle
    .selectDistinct({ person: usageRight.holder, authority: usageRight.authority })
    .from(usageRight)
    .where(
      and(
        inArray(usageRight.role, [...rolesThatMay(operation, reach)]),
        eq(usageRight.holderKind, 'person'),
        authority === undefined ? undefined : eq(usageRight.authority, authority),
        eq(usageRight.state, 'granted'),
        lte(usageRight.validFrom, calendar),
        gte(usageRight.validUntil, calendar),
      ),
    )
    .orderBy(asc(usageRight.holder), asc(usageRight.authority))
}
