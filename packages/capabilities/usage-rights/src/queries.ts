import type { ReadTx, WriteTx } from '@tym/database'
import {
  newId,
  newUsageRightId,
  type PersonId,
  type PlainDate,
  Problem,
  type UsageRightId,
} from '@tym/kernel'
import { and, eq } from 'drizzle-orm'
import type { Application } from './application.ts'
import { type UsageRightRow, usageRight, usageRightEvent } from './schema.ts'
import type { UsageRightEvent, UsageRightState } from './usage-right.ts'

/** The right, if it is one that the caller may see. Throws Problem 'not-found' for any other, alike. */
export async function getRight(tx: ReadTx, id: UsageRightId): Promise<UsageRightRow> {
  const [row] = await tx.drizzle.select().from(usageRight).where(eq(usageRight.id, id))
  if (row === undefined) throw new Problem('not-found', 'The caller sees no such usage right.')
  return row
}

/** Records an application, version 1, and its first event. */
export async function insertApplication(
  tx: WriteTx,
  application: Application & { readonly inductedOn: PlainDate; readonly undertakingOn: PlainDate },
  { by, changes }: { readonly by: PersonId; readonly changes: UsageRightId | null },
): Promise<UsageRightId> {
  const id = newUsageRightId()
  await tx.drizzle.insert(usageRight).values({
    ...application,
    id,
    state: 'applied',
    changes,
    appliedBy: by,
    appliedAt: tx.context.instant,
  })
  await appendEvent(tx, { usageRight: id, version: 1, event: 'applied', by })
  return id
}

/** Adds to the history of a right. */
export async function appendEvent(
  tx: WriteTx,
  happened: {
    readonly usageRight: UsageRightId
    readonly version: number
    readonly event: UsageRightEvent
    readonly by: PersonId
  },
): Promise<void> {
  const { usageRight: right, version, event, by } = happened
  await tx.drizzle
    .insert(usageRightEvent)
    .values({ id: newId(), usageRight: right, version, event, byPerson: by, at: tx.context.instant })
}

type Fate =
  | { readonly state: 'granted'; readonly decidedBy: PersonId; readonly decidedAt: Date }
  | {
      readonly state: 'refused'
      readonly decidedBy: PersonId
      readonly decidedAt: Date
      readonly refusalReason: string
    }
  | {
      readonly state: 'ended'
      readonly endedBy: PersonId
      readonly endedAt: Date
      readonly endReason: string
    }

/**
 * Takes a right one step further, if it still is as it was seen: of two that act at once one wins. Every step
 * raises the version, so that certificates of the version before stop at once. Throws Problem
 * 'stale-version'.
 */
export async function moveOn(
  tx: WriteTx,
  seen: { readonly id: UsageRightId; readonly version: number; readonly state: UsageRightState },
  fate: Fate,
  { event, by }: { readonly event: UsageRightEvent; readonly by: PersonId },
): Promise<number> {
  const version = seen.version + 1
  const moved = await tx.drizzle
    .update(usageRight)
    .set({ ...fate, version })
    .where(
      and(eq(usageRight.id, seen.id), eq(usageRight.version, seen.version), eq(usageRight.state, seen.state)),
    )
    .returning({ id: usageRight.id })
  if (moved.length === 0) throw new Problem('stale-version', 'The usage right has changed since it was read.')
  await appendEvent(tx, { usageRight: seen.id, version, event, by })
  return version
}
