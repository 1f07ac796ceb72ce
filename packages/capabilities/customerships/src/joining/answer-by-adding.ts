import type { WriteTx } from '@tym/database'
import type { CustomershipId, OrganisationId, PersonId } from '@tym/kernel'
import { and, eq } from 'drizzle-orm'
import { joinRequest } from '../schema.ts'
import { planNotice } from '../tell-officers.ts'

/** Ends the request of whoever has just been added to the team, and promises that they are told of that. */
export async function answerByAdding(
  tx: WriteTx,
  customership: CustomershipId,
  added: { readonly member: string; readonly person: PersonId; readonly authority: OrganisationId },
): Promise<void> {
  const { member: once, person, authority } = added
  const answered = await tx.drizzle
    .delete(joinRequest)
    .where(
      and(
        eq(joinRequest.customership, customership),
        eq(joinRequest.person, person),
        eq(joinRequest.organisation, authority),
      ),
    )
    .returning({ id: joinRequest.id })
  const notice = answered.length > 0 ? 'addedAsAsked' : 'addedToTeam'
  await planNotice(tx, { notice, customership, only: authority, person, once })
}
