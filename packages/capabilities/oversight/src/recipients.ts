import type { ReadTx } from '@tym/database'
import type { OrganisationId, PersonId } from '@tym/kernel'
import type { OperationId } from '@tym/register'
import type { Officer, Surroundings } from './surroundings.ts'

/** Who keeps the system for the agency, and sees that nobody has answered. */
export const agencyOperators = { operation: 'operations.read', reach: 'network' } as const

/** What was done by whom, and who must answer for it. What the platform did itself has no actor. */
interface ToAnswer {
  readonly owner: OrganisationId
  readonly actor: PersonId | null
}

/** Whoever may do it today for its owner, and never who did what it is about. */
export async function listAnswerers(
  tx: ReadTx,
  operation: OperationId,
  { owner, actor }: ToAnswer,
  { listWhoMay }: Pick<Surroundings, 'listWhoMay'>,
): Promise<readonly Officer[]> {
  const officers = await listWhoMay(tx, { operation, reach: 'ownOrganisation', authority: owner })
  const each = new Map(officers.map((officer) => [officer.person, officer]))
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
