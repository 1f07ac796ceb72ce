import type { ReadTx, WriteTx } from '@tym/database'
import { type CustomershipId, Problem } from '@tym/kernel'
import { and, eq, sql } from 'drizzle-orm'
import type { HoldOfFile } from './hold.ts'
import { type HoldRow, hold } from './schema.ts'

/**
 * Throws 'not-found', alike for a file of others and for none, unless the caller may hold it: its responsible
 * officer or registrar.
 */
export async function mustMayHold(tx: ReadTx, customership: CustomershipId): Promise<void> {
  const [row] = await tx.drizzle.execute<{ may: boolean }>(
    sql`select relation.may_hold(${customership}) as may`,
  )
  if (row?.may !== true) throw new Problem('not-found', 'No such customership for this caller.')
}

/** As mustMayHold, for whoever may see that there are holds: also the customer. */
export async function mustSeeHolds(tx: ReadTx, customership: CustomershipId): Promise<void> {
  const [row] = await tx.drizzle.execute<{ may: boolean }>(
    sql`select relation.may_see_holds(${customership}) as may`,
  )
  if (row?.may !== true) throw new Problem('not-found', 'No such customership for this caller.')
}

/** The hold of this file, if it is of the caller's own authority. Throws 'not-found' for any other, alike. */
export async function getOwnHold(
  tx: ReadTx,
  { customership, id }: HoldOfFile,
  authority: HoldRow['authority'],
) {
  await mustMayHold(tx, customership)
  const [row] = await tx.drizzle
    .select()
    .from(hold)
    .where(and(eq(hold.id, id), eq(hold.customership, customership), eq(hold.authority, authority)))
  if (row === undefined) throw new Problem('not-found', 'No such hold for this caller.')
  return row
}

type Fate = Partial<
  Pick<HoldRow, 'state' | 'reviewOn' | 'owner' | 'decidedBy' | 'decidedAt' | 'releasedBy' | 'releasedAt'>
>

/**
 * Takes a hold one step further if it still is as it was seen, and answers its new version. Throws
 * 'stale-version' when somebody else came first.
 */
export async function moveHold(
  tx: WriteTx,
  seen: Pick<HoldRow, 'id' | 'version' | 'state'>,
  fate: Fate,
): Promise<number> {
  const version = seen.version + 1
  const moved = await tx.drizzle
    .update(hold)
    .set({ ...fate, version })
    .where(and(eq(hold.id, seen.id), eq(hold.version, seen.version), eq(hold.state, seen.state)))
    .returning({ id: hold.id })
  if (moved.length === 0) throw new Problem('stale-version', 'Another change of the hold came first.')
  return version
}
