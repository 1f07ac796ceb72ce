import type { OperationDeclaration, Reach } from './operation.ts'
import { consentOperations } from './operations-consent.ts'
import { entryOperations } from './operations-entry.ts'
import { fileOperations } from './operations-file.ts'
import { networkOperations } from './operations-network.ts'
import { openingOperations } from './operations-opening.ts'
import { outsideOperations } from './operations-outside.ts'
import { oversightOperations } from './operations-oversight.ts'
import { personOperations } from './operations-person.ts'
import { retentionOperations } from './operations-retention.ts'
import { transferOperations } from './operations-transfer.ts'
import { type RoleId, roleIds } from './roles.ts'

const catalogue = {
  ...openingOperations,
  ...personOperations,
  ...fileOperations,
  ...consentOperations,
  ...entryOperations,
  ...transferOperations,
  ...outsideOperations,
  ...networkOperations,
  ...retentionOperations,
  ...oversightOperations,
}

export type OperationId = keyof typeof catalogue

/** Every operation by its stable id. */
export const operations: Readonly<Record<OperationId, OperationDeclaration>> = catalogue

export function isOperationId(value: unknown): value is OperationId {
  return typeof value === 'string' && Object.hasOwn(catalogue, value)
}

/** How far the role may perform the operation; undefined when it may not. */
export function operationReach(role: RoleId, operation: OperationId): Reach | undefined {
  return operations[operation].roles[role]
}

/** Whether the role may perform the operation at all; the relation to the matter is a check of its own. */
export function mayPerform(role: RoleId, operation: OperationId): boolean {
  return operationReach(role, operation) !== undefined
}

/** The roles that may perform the operation, with this reach when one is said. */
export function rolesThatMay(operation: OperationId, reach?: Reach): readonly RoleId[] {
  return roleIds.filter((role) => {
    const found = operationReach(role, operation)
    return found !== undefined && (reach === undefined || found === reach)
  })
}

/**
 * The roles without which nobody could apply for a right or decide on one: their first holders come from
 * configuration.
 */
export const firstOfficerRoles: readonly RoleId[] = [
  ...rolesThatMay('usageRight.apply'),
  ...rolesThatMay('usageRight.decide'),
]
