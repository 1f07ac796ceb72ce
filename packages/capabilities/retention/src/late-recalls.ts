import type { ReadTx, WriteTx } from '@tym/database'
import { type DisclosureId, type OrganisationId, type OutsidePartyId, Problem } from '@tym/kernel'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { OutstandingOutcome } from './outstanding-recall.ts'
import { outstandingRecall } from './schema.ts'

/**
 * What a party that fetches did not confirm before the file was deleted: enough to tell it again, and for it
 * to answer.
 */
export interface LateRecall {
  readonly recall: string
  readonly disclosure: DisclosureId
  readonly owner: OrganisationId
  readonly outcome: OutstandingOutcome | null
}

const columns = {
  recall: outstandingRecall.recall,
  disclosure: outstandingRecall.disclosure,
  owner: outstandingRecall.owner,
  outcome: outstandingRecall.outcome,
}

/**
 * Those that the party has still to confirm, by when they were planned: ids are in no order of time.
 * Row-level security shows no other party's.
 */
export async function listLateRecalls(
  tx: ReadTx,
  party: OutsidePartyId,
  { after, most }: { readonly after: { readonly id: string; readonly at: Date }; readonly most: number },
): Promise<{ readonly id: string; readonly at: Date }[]> {
  const rows = await tx.drizzle
    .select({ id: outstandingRecall.recall, at: outstandingRecall.since })
    .from(outstandingRecall)
    .where(
      and(
        eq(outstandingRecall.party, party),
        isNull(outstandingRecall.closedAt),
        sql`(${outstandingRecall.since}, ${outstandingRecall.recall}) > (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(asc(outstandingRecall.since), asc(outstandingRecall.recall))
    .limit(most)
  return rows.flatMap(({ id, at }) => (id === null ? [] : [{ id, at }]))
}

/** The one that was told under this id, open or closed. Throws 'not-found' for any other, alike. */
export async function getLateRecall(tx: ReadTx, party: OutsidePartyId, recall: string): Promise<LateRecall> {
  const [row] = await tx.drizzle
    .select(columns)
    .from(outstandingRecall)
    .where(and(eq(outstandingRecall.recall, recall), eq(outstandingRecall.party, party)))
  if (row === undefined) throw new Problem('not-found', 'The party has no such recall.')
  return { ...row, recall }
}

/**
 * Keeps the party's signed confirmation, which the caller has verified. The same again changes nothing.
 * Throws 'state-conflict' for another outcome afterwards.
 */
export async function confirmLateRecall(
  tx: WriteTx,
  late: LateRecall,
  said: { readonly outcome: Exclude<OutstandingOutcome, 'unknown'>; readonly confirmation: string },
): Promise<void> {
  if (late.outcome === said.outcome) return
  if (late.outcome !== null) throw new Problem('state-conflict', 'The recall has ended in another way.')
  const closed = await tx.drizzle
    .update(outstandingRecall)
    .set({ ...said, closedAt: tx.context.instant })
    .where(and(eq(outstandingRecall.disclosure, late.disclosure), isNull(outstandingRecall.closedAt)))
    .returning({ disclosure: outstandingRecall.disclosure })
  if (closed.length === 0) throw new Problem('state-conflict', 'Somebody else has just closed it.')
}
