import type { ReadTx } from '@tym/database'
import { areaId, type CustomershipId, type OrganisationId, type PersonId, personId } from '@tym/kernel'
import type { PartyKind } from '@tym/register'
import { listCaseWorkers } from '@tym/usage-rights/public'
import { eq } from 'drizzle-orm'
import { listParties, listTeam } from './queries.ts'
import { customership } from './schema.ts'

/** Whom of one party there is to tell of a file. */
export interface PartyOfficers {
  readonly organisation: OrganisationId
  readonly kind: PartyKind
  readonly taken: boolean
  /** The party's responsible officers; none where nobody has taken the file, or where they have all left. */
  readonly responsible: readonly PersonId[]
  /** Everybody of the party on the team. */
  readonly members: readonly PersonId[]
  /** Everybody of the party who may work with customers in the file's area today. */
  readonly substitutes: readonly PersonId[]
}

/** The officers of each party of a file. For named jobs; nothing for a file that is not there any more. */
export async function listOfficersToTell(tx: ReadTx, id: CustomershipId): Promise<readonly PartyOfficers[]> {
  const [row] = await tx.drizzle
    .select({ area: customership.area })
    .from(customership)
    .where(eq(customership.id, id))
  if (row === undefined) return []
  const area = areaId.parse(row.area)
  const team = await listTeam(tx, id)
  const parties = await listParties(tx, id)
  return Promise.all(
    parties.map(async ({ organisation, kind, takenAt }) => {
      const own = takenAt === null ? [] : team.filter((member) => member.organisation === organisation)
      const personsOf = (members: typeof own) => members.map(({ person }) => personId.parse(person))
      return {
        organisation,
        kind,
        taken: takenAt !== null,
        responsible: personsOf(own.filter(({ responsible }) => responsible)),
        members: personsOf(own),
        substitutes: await listCaseWorkers(tx, organisation, area),
      }
    }),
  )
}
