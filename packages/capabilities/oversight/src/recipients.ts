import type { ReadTx } from '@tym/database'
import type { OrganisationId, PersonId } from '@tym/kernel'
import type { RoleId } from '@tym/register'
import type { FlagRow } from './schema.ts'
import type { Officer, Surroundings } from './surroundings.ts'

/** Who must answer for what an employer's people do: the employer, or the authority for which a municipality employs (12 § 4). */
export async function findOwner(
  tx: ReadTx,
  { employer, authority }: Pick<FlagRow, 'employer' | 'authority'>,
  { findOrganisation }: Pick<Surroundings, 'findOrganisation'>,
): Promise<OrganisationId> {
  const found = await findOrganisation(tx, employer)
  return found?.kind === 'municipality' ? authority : employer
}

/** What was done in which role, and who must answer for it. What the platform did itself has neither actor nor role. */
interface ToAnswer {
  readonly owner: OrganisationId
  readonly actor: PersonId | null
  readonly role: RoleId | null
}

/**
 * Whoever may answer for it today: registrars and lead persons of its owner, never who did it, and of what a registrar did
 * only other registrars.
 */
export async function listAnswerers(
  tx: ReadTx,
  { owner, actor, role }: ToAnswer,
  { listInRole }: Pick<Surroundings, 'listInRole'>,
): Promise<readonly Officer[]> {
  const registrars = await listInRole(tx, 'registrar', owner)
  const leaders = role === 'registrar' ? [] : await listInRole(tx, 'leadPerson', owner)
  const each = new Map([...registrars, ...leaders].map((officer) => [officer.person, officer]))
  return [...each.values()].filter(({ person }) => person !== actor)
}

/** Gives everybody the same notice, once. Answers how many were new. */
export async function tell(
  tx: ReadTx & Parameters<Surroundings['notify']>[0],
  officers: readonly Officer[],
  notice: Omit<Parameters<Surroundings['notify']>[1], 'recipient' | 'organisation'>,
  { notify }: Pick<Surroundings, 'notify'>,
): Promise<number> {
  let sent = 0
  for (const { person, authority } of officers)
    if (await notify(tx, { ...notice, recipient: person, organisation: authority })) sent += 1
  return sent
}
