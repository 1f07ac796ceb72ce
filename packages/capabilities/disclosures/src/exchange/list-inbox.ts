import type { ReadTx } from '@tym/database'
import { disclosureId, type OutsidePartyId } from '@tym/kernel'
import { longestInbox } from '@tym/register'
import { and, asc, eq, gte, isNull, or } from 'drizzle-orm'
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
})
export type Inbox = z.infer<typeof inbox>

/**
 * What waits for the party: recalls first, since what was called back is to be given up at once, then disclosures, each oldest
 * first. Ids only, and never more than an inbox shows. What is being called back is not offered any more.
 */
export async function listInbox(tx: ReadTx, party: OutsidePartyId): Promise<Inbox> {
  const toParty = and(eq(disclosure.party, party), eq(disclosure.channel, 'machine'))
  const recalls = await tx.drizzle
    .select({ id: recall.id })
    .from(recall)
    .innerJoin(disclosure, eq(disclosure.id, recall.disclosure))
    .where(and(toParty, eq(recall.state, 'planned')))
    .orderBy(asc(recall.id))
    .limit(longestInbox)
  const since = mayBeFetchedSince(tx.context.instant)
  const disclosures = await tx.drizzle
    .select({ id: disclosure.id })
    .from(disclosure)
    .leftJoin(recall, eq(recall.disclosure, disclosure.id))
    .where(
      and(
        toParty,
        isNull(recall.id),
        or(
          eq(disclosure.state, 'approved'),
          and(eq(disclosure.state, 'leaving'), gte(disclosure.leftAt, since)),
        ),
      ),
    )
    .orderBy(asc(disclosure.id))
    .limit(longestInbox - recalls.length)
  return {
    items: [
      ...recalls.map(({ id }) => ({ type: 'recall' as const, id })),
      ...disclosures.map(({ id }) => ({ type: 'disclosure' as const, id })),
    ],
  }
}
