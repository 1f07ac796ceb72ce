import type { ReadTx } from '@tym/database'
import {
  areaId,
  type CustomershipId,
  type OrganisationId,
  organisationId,
  type PersonId,
  plainDate,
} from '@tym/kernel'
import { partyKind } from '@tym/register'
import { listCaseWorkers } from '@tym/usage-rights/public'
import { and, asc, desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { formerParty, transfer } from '../schema.ts'

export const formerPartyView = z.strictObject({
  organisation: organisationId,
  kind: partyKind,
  /** Since when the customer lives elsewhere. */
  until: plainDate,
})

/**
 * Organisations that were parties of the context's customership before a transfer, in the order in which they
 * left.
 */
export async function listFormerParties(tx: ReadTx, id: CustomershipId) {
  const rows = await tx.drizzle
    .select({ organisation: formerParty.organisation, kind: formerParty.kind, until: transfer.movedOn })
    .from(formerParty)
    .innerJoin(transfer, eq(transfer.id, formerParty.transfer))
    .where(eq(formerParty.customership, id))
    .orderBy(asc(transfer.recordedAt), asc(formerParty.organisation))
  return z.array(formerPartyView).parse(rows)
}

/**
 * Everybody who may answer today for what an organisation stored in a file that it has left. For named jobs.
 */
export async function listFormerOfficers(
  tx: ReadTx,
  id: CustomershipId,
  organisation: OrganisationId,
): Promise<readonly PersonId[]> {
  const [row] = await tx.drizzle
    .select({ area: formerParty.area })
    .from(formerParty)
    .innerJoin(transfer, eq(transfer.id, formerParty.transfer))
    .where(and(eq(formerParty.customership, id), eq(formerParty.organisation, organisation)))
    .orderBy(desc(transfer.recordedAt))
    .limit(1)
  if (row === undefined) return []
  return listCaseWorkers(tx, organisation, areaId.parse(row.area))
}
