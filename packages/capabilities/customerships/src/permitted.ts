import type { Principal } from '@tym/employment'
import { isOperationId, mayPerform, type OperationId, operationReach, operations } from '@tym/register'
import type { CustomershipState } from './customership.ts'

interface FileAsked {
  readonly state: CustomershipState
  readonly team: readonly {
    readonly person?: string | undefined
    readonly organisation: string
    readonly responsible: boolean
  }[]
}

/** What takes a responsible officer, beyond a place on the team. */
const forResponsible: readonly OperationId[] = ['accessLog.read']

/** What the team needs only for a file that has ended, which others may open as well. */
const openingAnew: OperationId = 'customership.openForReason'

/** What goes on in a file that has ended; the rest of it stands still (12 §). */
const afterTheEnd: readonly OperationId[] = [
  ...(['customership.read', openingAnew, 'accessLog.read', 'identity.readCode'] as const),
  ...([
    'team.remove',
    'death.record',
    'death.read',
    'death.proposeUndoing',
    'death.decideOnUndoing',
  ] as const),
  ...([
    'consent.read',
    'consent.withdraw',
    'disclosure.read',
    'disclosure.cancel',
    'recall.confirm',
  ] as const),
  ...(['entry.correct', 'entry.flag', 'obtaining.read', 'removal.read', 'contact.read'] as const),
]

/**
 * What the caller may do in this file as it stands, so that a screen offers nothing that would be refused.
 * Each operation decides anew when it is asked for: this is no permission.
 */
export function permittedOn(
  { role, person, authority }: Pick<Principal, 'role' | 'person' | 'authority'>,
  { state, team }: FileAsked,
): readonly OperationId[] {
  const own = team.find((member) => member.person === person && member.organisation === authority)
  // Who has opened the file from outside its team reads it, and nothing beside.
  if (own === undefined) return mayPerform(role, 'customership.read') ? ['customership.read'] : []
  const isResponsible = own.responsible
  return Object.keys(operations)
    .filter(isOperationId)
    .filter(
      (operation) =>
        (forResponsible.includes(operation)
          ? isResponsible && mayPerform(role, operation)
          : operation === openingAnew
            ? state === 'ended' && mayPerform(role, operation)
            : operationReach(role, operation) === 'caseTeam') &&
        (state !== 'ended' || afterTheEnd.includes(operation)),
    )
}
