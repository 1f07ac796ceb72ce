import type { WriteTx } from '@tym/database'
import type { OrganisationId, PersonId } from '@tym/kernel'
import type { CustomershipKeys } from '@tym/key-vault'
import type { EndOpinion } from './customership.ts'
import { opinionPlace } from './grounds.ts'
import { endOpinion } from './schema.ts'

/** An officer as the role certificate says: who, and on behalf of which authority. */
export interface Officer {
  readonly person: PersonId
  readonly authority: OrganisationId
}

/**
 * Keeps one party's opinion on a proposal with its grounds, dated today. The primary key refuses a second
 * one.
 */
export async function recordOpinion(
  tx: WriteTx,
  keys: CustomershipKeys,
  proposal: number,
  { grounds, ...opinion }: EndOpinion & { readonly person: PersonId; readonly grounds: string },
): Promise<void> {
  await tx.drizzle.insert(endOpinion).values({
    customership: keys.customership,
    proposal,
    ...opinion,
    grounds: keys.encrypt(opinionPlace(proposal, opinion.organisation), grounds),
    givenOn: tx.context.calendar,
    recordedAt: tx.context.instant,
  })
}
