import type { ReadTx } from '@tym/database'
import type { CustomershipId, OrganisationId } from '@tym/kernel'
import { organisationId, personId } from '@tym/kernel'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { caseTeamMember } from './schema.ts'

const member = z.object({ person: personId, organisation: organisationId, responsible: z.boolean() })

/** Who works on a file today, of one organisation or of all. For named jobs. */
export async function listTeam(
  tx: ReadTx,
  customership: CustomershipId,
  organisation?: OrganisationId,
): Promise<z.infer<typeof member>[]> {
  const rows = await tx.drizzle
    .selectDistinct({
      person: caseTeamMember.person,
      organisation: caseTeamMember.organisation,
      responsible: caseTeamMember.responsible,
    })
    .from(caseTeamMember)
    .where(
      and(
        eq(caseTeamMember.customership, customership),
        organisation === undefined ? undefined : eq(caseTeamMember.organisation, organisation),
        isNull(caseTeamMember.removedAt),
      ),
    )
    .orderBy(asc(caseTeamMember.person))
  return z.array(member).parse(rows)
}
