import { alreadyThere, type ReadTx, refusalOf, type WriteTx } from '@tym/database'
import type { StaffPrincipal } from '@tym/employment'
import { type CustomershipId, type EntryId, Problem } from '@tym/kernel'
import { fieldId, isCategoryNumber } from '@tym/register'
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { noSuchEntry } from '../queries.ts'
import { type RemovalRow, removal } from '../schema.ts'
import type { RemovalOfFile } from './removal.ts'

const ownEntry = z.object({
  category: z.number().refine(isCategoryNumber),
  field: fieldId,
  class: z.string(),
  removed: z.boolean(),
  held: z.boolean(),
})

/**
 * An entry that the caller's own organisation stored, in a file of theirs. Throws 'not-found' for any other,
 * alike.
 */
export async function getEntryToRemove(tx: ReadTx, customership: CustomershipId, entry: EntryId) {
  const rows = await tx.drizzle.execute(
    sql`select category, field, class, removed, held from relation.entry_to_remove(${customership}, ${entry})`,
  )
  const [row] = z.array(ownEntry).parse([...rows])
  if (row === undefined) throw noSuchEntry()
  return row
}

/**
 * Throws 'not-found' unless the caller may see what was removed of the file, alike for others' files and for
 * none.
 */
export async function mustSeeRemovals(tx: ReadTx, customership: CustomershipId): Promise<void> {
  const [row] = await tx.drizzle.execute<{ may: boolean }>(
    sql`select relation.may_see_removals(${customership}) as may`,
  )
  if (row?.may !== true) throw new Problem('not-found', 'No such customership for this caller.')
}

/**
 * The removal of this file, whoever stored the fact, if the caller may see it. Throws 'not-found' for any
 * other, alike.
 */
export async function getRemoval(tx: ReadTx, { customership, id }: RemovalOfFile): Promise<RemovalRow> {
  await mustSeeRemovals(tx, customership)
  const [row] = await tx.drizzle
    .select()
    .from(removal)
    .where(and(eq(removal.id, id), eq(removal.customership, customership)))
  if (row === undefined) throw new Problem('not-found', 'No such removal for this caller.')
  return row
}

/**
 * Decides on a proposal of the caller's own organisation, if it still is as it was seen. Throws 'not-found'
 * for that of another, 'state-conflict' for what is decided, 'own-proposal' for carrying out one's own, and
 * 'stale-version'.
 */
export async function decideOnRemoval(
  tx: WriteTx,
  by: Pick<StaffPrincipal, 'person' | 'authority'>,
  seen: RemovalRow,
  { state, expectedVersion }: { readonly state: 'removed' | 'refused'; readonly expectedVersion: number },
): Promise<number> {
  if (seen.owner !== by.authority) throw new Problem('not-found', 'Another organisation stored the fact.')
  if (seen.state !== 'proposed') throw new Problem('state-conflict', 'The removal has been decided on.')
  if (state === 'removed' && seen.proposedBy === by.person)
    throw new Problem('own-proposal', 'Another person of the organisation carries a removal out.')
  const version = expectedVersion + 1
  try {
    const moved = await tx.drizzle
      .update(removal)
      .set({ state, version, decidedBy: by.person, decidedAt: tx.context.instant })
      .where(
        and(eq(removal.id, seen.id), eq(removal.version, expectedVersion), eq(removal.state, 'proposed')),
      )
      .returning({ id: removal.id })
    if (moved.length === 0) throw new Problem('stale-version', 'Another change of the removal came first.')
    return version
  } catch (error) {
    throw refusalOfRemoval(error)
  }
}

/** What the database's refusal of a removal means. */
export function refusalOfRemoval(error: unknown): unknown {
  const proposed = new Problem('state-conflict', 'The removal of the fact is proposed already.')
  return refusalOf(error, { [alreadyThere]: proposed })
}
