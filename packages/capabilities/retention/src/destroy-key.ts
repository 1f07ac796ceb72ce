import { deletionHash } from '@tym/journal'
import type { CustomershipId } from '@tym/kernel'
import type { JobOutside } from '@tym/outbox'
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { DeletionId } from './deletion.ts'
import type { DeletionNeeds } from './deletion-needs.ts'
import { deletion } from './schema.ts'

/** A deletion that is under way, and of which file. */
export interface OpenDeletion {
  readonly id: DeletionId
  readonly customership: CustomershipId
}

/** Deletions in this state, the oldest first. */
export async function listInState(
  { readOnce }: Pick<JobOutside, 'readOnce'>,
  states: 'begun' | 'begun-with-key',
): Promise<readonly OpenDeletion[]> {
  const rows = await readOnce((tx) =>
    tx.drizzle
      .select({ id: deletion.id, customership: deletion.customership })
      .from(deletion)
      .where(
        and(eq(deletion.state, 'begun'), states === 'begun' ? undefined : isNull(deletion.keyDestroyedAt)),
      )
      .orderBy(asc(deletion.id))
      .execute(),
  )
  return rows.flatMap(({ id, customership }) => (customership === null ? [] : [{ id, customership }]))
}

/**
 * Makes a file unreadable everywhere: first the journal outside the databases says so, since a restored
 * backup would bring back rows whose key may be in a backup of its own; then the key is destroyed. A crash in
 * between repeats both, which changes nothing.
 */
export async function destroyKey(
  { id, customership }: OpenDeletion,
  { commitFirst }: JobOutside,
  { journal, ownKeys }: Pick<DeletionNeeds, 'journal' | 'ownKeys'>,
): Promise<void> {
  await journal.append({ kind: 'deletion', hash: deletionHash(customership) })
  await ownKeys.destroy(customership)
  await commitFirst((tx) =>
    tx.drizzle
      .update(deletion)
      .set({ keyDestroyedAt: tx.context.instant })
      .where(and(eq(deletion.id, id), isNull(deletion.keyDestroyedAt)))
      .execute(),
  )
}
