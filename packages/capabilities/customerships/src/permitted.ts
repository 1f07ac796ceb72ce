import type { Principal } from '@tym/employment'
import { isOperationId, mayPerform, type OperationId, operationReach, operations } from '@tym/register'
import type { CustomershipState } from './customership.ts'

type Caller = Pick<Principal, 'role' | 'person' | 'authority'>

interface FileAsked {
  readonly state: CustomershipState
  readonly team: readonly {
    readonly person?: string | undefined
    readonly organisation: string
    readonly responsible: boolean
  }[]
}

/**
 * What somebody lacks who may not do something: a role that may at all; a place on the team; to be
 * responsible on it; a file that goes on; or one that has ended, since another needs no opening.
 */
export type ActLack = 'role' | 'team' | 'responsible' | 'goesOn' | 'ended'

/** What the team needs only for a file that has ended, which others may open as well. */
const openingAgain: OperationId = 'customership.openForReason'

/**
 * What goes on in a file that has ended; the rest of it stands still (12 §). The suite `permitted.test.ts`
 * compares it with what the endpoints declare.
 */
const afterTheEnd: readonly OperationId[] = [
  ...(['customership.read', openingAgain, 'accessLog.read', 'team.remove', 'contact.read'] as const),
  ...(['identity.readCode', 'identity.readChanges', 'identity.proposeChange'] as const),
  ...(['identity.decideOnChange', 'safety.readLifts', 'safety.proposeLift', 'safety.decideLift'] as const),
  ...(['death.record', 'death.read', 'death.proposeUndoing', 'death.decideOnUndoing'] as const),
  ...(['consent.read', 'consent.withdraw', 'exclusion.set', 'recall.confirm', 'ownCopy.list'] as const),
  ...(['disclosure.read', 'disclosure.approve', 'disclosure.cancel', 'disclosure.handOver'] as const),
  ...(['disclosure.prepareStatutory', 'obtaining.read', 'obtaining.decide'] as const),
  ...(['hold.read', 'hold.propose', 'hold.decide'] as const),
  ...(['removal.read', 'removal.propose', 'removal.decide'] as const),
  ...(['annulment.propose', 'annulment.agree'] as const),
  ...(['entry.correct', 'entry.flag', 'customership.followChanges'] as const),
]

/** Whether an operation is done in a file, by its team. */
function isInFile(role: Principal['role'], operation: OperationId): boolean {
  const reach = operationReach(role, operation)
  const isOfTeam = reach === 'caseTeam' || reach === 'responsibleOfficer' || operation === openingAgain
  return mayPerform(role, operation) && isOfTeam
}

const placeOf = ({ person, authority }: Caller, { team }: FileAsked) =>
  team.find((member) => member.person === person && member.organisation === authority)

/** What the caller lacks to do it in this file as it stands; nothing where it is permitted. */
export function lacksOf(caller: Caller, file: FileAsked, operation: OperationId): readonly ActLack[] {
  if (!mayPerform(caller.role, operation)) return ['role']
  if (!isInFile(caller.role, operation)) return []
  const own = placeOf(caller, file)
  const hasEnded = file.state === 'ended'
  const takesResponsible = operationReach(caller.role, operation) === 'responsibleOfficer'
  return [
    ...(own === undefined ? (['team'] as const) : []),
    ...(takesResponsible && own?.responsible !== true ? (['responsible'] as const) : []),
    ...(operation === openingAgain && !hasEnded ? (['ended'] as const) : []),
    ...(hasEnded && !afterTheEnd.includes(operation) ? (['goesOn'] as const) : []),
  ]
}

/**
 * What the caller may do in this file as it stands, so that a screen offers nothing that would be refused.
 * Each operation decides again when it is asked for: this is no permission.
 */
export function permittedOn(caller: Caller, file: FileAsked): readonly OperationId[] {
  // Who has opened the file from outside its team reads it, and nothing beside.
  if (placeOf(caller, file) === undefined)
    return mayPerform(caller.role, 'customership.read') ? ['customership.read'] : []
  return Object.keys(operations)
    .filter(isOperationId)
    .filter((operation) => isInFile(caller.role, operation) && lacksOf(caller, file, operation).length === 0)
}
