import type { ReadTx, WriteTx } from '@tym/database'
import type { OrganisationId, PersonId, PlainDate } from '@tym/kernel'
import type { OperationId, Reach } from '@tym/register'

/** Somebody of staff, and under which authority they act. */
export interface Officer {
  readonly person: PersonId
  readonly authority: OrganisationId
}

/** A notice: kind and a day, nothing of what was flagged or asked. */
interface Notice<Kind extends string> {
  readonly recipient: PersonId
  readonly organisation: OrganisationId
  readonly kind: Kind
  readonly dueOn: PlainDate
  readonly onceKey: string
}

/** Who may be told, and how; handed in at start-up. */
export interface Telling<Kind extends string> {
  /** Puts a notice into an officer's inbox once; true when it is new. */
  readonly notify: (tx: WriteTx, notice: Notice<Kind>) => Promise<boolean>
  /** Everybody who may do it today with that reach, in one authority or in all. */
  readonly listWhoMay: (
    tx: ReadTx,
    wanted: { readonly operation: OperationId; readonly reach: Reach; readonly authority?: OrganisationId },
  ) => Promise<readonly Officer[]>
}

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
  { listWhoMay }: Pick<Telling<string>, 'listWhoMay'>,
): Promise<readonly Officer[]> {
  const officers = await listWhoMay(tx, { operation, reach: 'ownOrganisation', authority: owner })
  const each = new Map(officers.map((officer) => [officer.person, officer]))
  return [...each.values()].filter(({ person }) => person !== actor)
}

/** Gives everybody the same notice, once. Answers how many were new. */
export async function tell<Kind extends string>(
  tx: WriteTx,
  officers: readonly Officer[],
  notice: Omit<Notice<Kind>, 'recipient' | 'organisation'>,
  { notify }: Pick<Telling<Kind>, 'notify'>,
): Promise<number> {
  let sent = 0
  for (const { person, authority } of officers)
    if (await notify(tx, { ...notice, recipient: person, organisation: authority })) sent += 1
  return sent
}
