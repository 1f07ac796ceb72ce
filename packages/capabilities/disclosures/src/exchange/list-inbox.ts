import type { ReadTx } from '@tym/database'
import { type DisclosureId, disclosureId, type OutsidePartyId } from '@tym/kernel'
import { and, asc, eq, gt, gte, isNull, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { disclosure, recall } from '../schema.ts'
import { mayBeFetchedSince } from './fetch-window.ts'

export const inbox = z.strictObject({
  items: z.array(
    z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('disclosure'), id: disclosureId }),
      z.strictObject({ type: z.literal('recall'), id: z.uuid() }),
    ]),
  ),
  /** Where the inbox goes on; null when this was the end of it. */
  nextCursor: z.string().nullable(),
})
export type Inbox = z.infer<typeof inbox>

/** A recall and when it was planned: ids are in no order of time, so the time goes first. */
export interface PlannedRecall {
  readonly id: string
  readonly at: Date
}

/** After which of each kind to go on, and how many of each to look for. */
interface After {
  readonly recall: PlannedRecall
  readonly disclosure: string
  readonly most: number
}

/**
 * What waits for the party: recalls by when they were planned, disclosures by when they were prepared. What
 * is being called back is not offered any more.
 */
export async function listInbox(
  tx: ReadTx,
  party: OutsidePartyId,
  after: After,
): Promise<{ readonly recalls: readonly PlannedRecall[]; readonly disclosures: readonly DisclosureId[] }> {
  const toParty = and(eq(disclosure.party, party), eq(disclosure.channel, 'machine'))
  const { at, id } = after.recall
  const isAfter = sql`(${recall.plannedAt}, ${recall.id}) > (${at.toISOString()}::timestamptz, ${id}::uuid)`
  const recalls = await tx.drizzle
    .select({ id: recall.id, at: recall.plannedAt })
    .from(recall)
    .innerJoin(disclosure, eq(disclosure.id, recall.disclosure))
    .where(and(toParty, eq(recall.state, 'planned'), isAfter))
    .orderBy(asc(recall.plannedAt), asc(recall.id))
    .limit(after.most)
  const since = mayBeFetchedSince(tx.context.instant)
  const disclosures = await tx.drizzle
    .select({ id: disclosure.id })
    .from(disclosure)
    .leftJoin(recall, eq(recall.disclosure, disclosure.id))
    .where(
      and(
        toParty,
        isNull(recall.id),
        gt(disclosure.id, disclosureId.parse(after.disclosure)),
        or(
          eq(disclosure.state, 'approved'),
          and(eq(disclosure.state, 'leaving'), gte(disclosure.leftAt, since)),
        ),
      ),
    )
    .orderBy(asc(disclosure.id))
    .limit(after.most)
  return { recalls, disclosures: disclosures.map((each) => each.id) }
}
