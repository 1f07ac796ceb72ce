import type { WriteTx } from '@tym/database'
import type { DisclosureId, EntryId } from '@tym/kernel'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { listItems } from '../queries.ts'
import { item } from '../schema.ts'

/** Which of these entries have not left before, and how many will have left in all when they do. */
export async function splitByLeft(
  tx: WriteTx,
  id: DisclosureId,
  leaving: ReadonlySet<string>,
): Promise<{ readonly fresh: readonly EntryId[]; readonly sentItems: number }> {
  const items = await listItems(tx, id)
  const fresh = items.filter(({ entry, leftAt }) => leftAt === null && leaving.has(entry))
  const before = items.filter(({ leftAt }) => leftAt !== null)
  return { fresh: fresh.map(({ entry }) => entry), sentItems: before.length + fresh.length }
}

/** Notes that these leave now; what has left before keeps its first time. */
export async function markLeft(tx: WriteTx, id: DisclosureId, entries: readonly EntryId[]): Promise<void> {
  await tx.drizzle
    .update(item)
    .set({ leftAt: tx.context.instant })
    .where(and(eq(item.disclosure, id), inArray(item.entry, [...entries]), isNull(item.leftAt)))
}
