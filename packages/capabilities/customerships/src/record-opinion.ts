import type { WriteTx } from '@tym/database'
import type { CustomershipId, OrganisationId, PersonId } from '@tym/kernel'
import type { EndOpinion } from './customership.ts'
import { endOpinion } from './schema.ts'

/** An officer as the role certificate says: who, and on behalf of which authority. */
export interface Officer {
  readonly person: PersonId
  readonly authority: OrganisationId
}

/** Keeps one party's opinion on a proposal, dated today. The primary key refuses a second one. */
export async function recordOpinion(
  tx: WriteTx,
  customership: CustomershipId,
  proposal: number,
  opinion: EndOpinion & { readonly person: PersonId },
): Promise<void> {
  await tx.drizzle.insert(endOpinion).values({
    customership,
    proposal,
    ...opinion,
    givenOn: tx.context.calendar,
    recordedAt: tx.context.instant,
  })
}
