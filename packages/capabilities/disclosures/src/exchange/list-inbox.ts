import type { ReadTx } from '@tym/database'
import { type DisclosureId, disclosureId, type OutsidePartyId } from '@tym/kernel'
import { and, asc, eq, gt, gte, isNull, or } from 'drizzle-orm'
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

/** After which ids to go on, and how many of each to look for. */
interface After {
  readonly recall: string
  readonly disclosure: string
  readonly most: number
}

/** What waits for the party, each oldest first, ids only. What is being called back is not offered any more. */
export async function listInbox(
  tx: ReadTx,
  party: OutsidePartyId,
  after: After,
): Promise<{ readonly recalls: readonly string[]; readonly disclosures: readonly DisclosureId[] }> {
  const toParty = and(eq(disclosure.party, party), eq(disclosure.channel, 'machine'))
  const recalls = await tx.drizzle
    .select({ id: recall.id })
    .from(recall)
    .innerJoin(disclosure, eq(disclosure.id, recall.disclosure))
    .where(and(toParty, eq(recall.state, 'planned'), gt(recall.id, after.recall)))
    .orderBy(asc(recall.id))
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
  return { recalls: recalls.map(({ id }) => id), disclosures: disclosures.map(({ id }) => id) }
}
