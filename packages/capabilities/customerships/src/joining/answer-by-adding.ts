import type { WriteTx } from '@tym/database'
import type { CustomershipId, OrganisationId, PersonId } from '@tym/kernel'
import { and, eq } from 'drizzle-orm'
import { joinRequest } from '../schema.ts'
import { planNotice } from '../tell-officers.ts'

/** Ends the request of whoever has just been added, and promises that they are told of it. */
export async function answerByAdding(
  tx: WriteTx,
  customership: CustomershipId,
  { person, authority }: { readonly person: PersonId; readonly authority: OrganisationId },
): Promise<void> {
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
  for (const { id: once } of answered)
    await planNotice(tx, { notice: 'addedAsAsked', customership, only: authority, person, once })
}
