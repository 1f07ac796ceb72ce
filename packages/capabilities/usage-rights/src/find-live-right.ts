import type { ReadTx } from '@tym/database'
import {
  type AreaId,
  type Moment,
  type OrganisationId,
  type PersonId,
  type UsageRightId,
  wasThere,
} from '@tym/kernel'
import type { RoleId } from '@tym/register'
import { and, desc, eq, gte, lte } from 'drizzle-orm'
import { usageRight } from './schema.ts'

export interface LiveRight {
  readonly usageRight: UsageRightId
  readonly name: string
  readonly title: string
}

/**
 * A right of this holder to act for the authority in the area and the role, granted and within its dates
 * today; undefined when there is none that the caller may know of: their own, a colleague's while a file is
 * open, or by office.
 */
export async function findLiveRight(
  tx: ReadTx,
  {
    holder,
    authority,
    area,
    role,
  }: {
    readonly holder: PersonId
    readonly authority: OrganisationId
    readonly area: AreaId
    readonly role: RoleId
  },
): Promise<LiveRight | undefined> {
  const { calendar } = tx.context
  const [found] = await tx.drizzle
    .select({ usageRight: usageRight.id, name: usageRight.holderName, title: usageRight.title })
    .from(usageRight)
    .where(
      and(
        eq(usageRight.holder, holder),
        eq(usageRight.authority, authority),
        eq(usageRight.area, area),
        eq(usageRight.role, role),
        eq(usageRight.holderKind, 'person'),
        eq(usageRight.state, 'granted'),
        lte(usageRight.validFrom, calendar),
        gte(usageRight.validUntil, calendar),
      ),
    )
    .orderBy(desc(usageRight.id))
    .limit(1)
  return found
}

/**
 * Whether every one of these rights is granted, within its dates today, and held by the person who acted
 * under it; or was so when something happened.
 */
export async function areRightsLive(
  tx: ReadTx,
  acted: readonly { readonly usageRight: UsageRightId; readonly person: PersonId }[],
  moment?: Moment,
): Promise<boolean> {
  const day = moment?.day ?? tx.context.calendar
  for (const { usageRight: id, person } of acted) {
    const [known] = await tx.drizzle
      .select({ state: usageRight.state, ...(moment !== undefined && { endedAt: usageRight.endedAt }) })
      .from(usageRight)
      .where(
        and(
          eq(usageRight.id, id),
          eq(usageRight.holder, person),
          lte(usageRight.validFrom, day),
          gte(usageRight.validUntil, day),
        ),
      )
    const endedSince =
      moment !== undefined && known?.endedAt instanceof Date && !wasThere(known.endedAt, moment)
    if (known?.state !== 'granted' && !endedSince) return false
  }
  return acted.length > 0
}
