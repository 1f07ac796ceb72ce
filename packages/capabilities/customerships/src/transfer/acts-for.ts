import type { ReadTx } from '@tym/database'
import { type CustomershipId, type OrganisationId, organisationId } from '@tym/kernel'
import { sql } from 'drizzle-orm'
import { z } from 'zod'

const acting = z.object({ acts: organisationId })

/**
 * Who acts in the file for an organisation today: itself, or, once the file has been transferred from it, the
 * party that has taken its place. For what an organisation has stored it answers itself all the same.
 */
export async function getActing(
  tx: ReadTx,
  customership: CustomershipId,
  organisation: OrganisationId,
): Promise<OrganisationId> {
  const [row] = await tx.drizzle.execute(
    sql`select relation.acts_for(${customership}::uuid, ${organisation}::uuid) as acts`,
  )
  return acting.parse(row).acts
}
