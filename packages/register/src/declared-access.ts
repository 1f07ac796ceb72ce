import { isOperationId, operations } from './operations.ts'
import { type Reading, readings } from './readings.ts'
import { barredPairs, type RoleId, type RoleKind, roleIds, roles } from './roles.ts'

/** The part of the declaration that the database repeats: what policies and functions go by instead of the names of roles. */
export interface DeclaredAccess {
  readonly roles: readonly {
    readonly role: RoleId
    readonly kind: RoleKind
    readonly ownEmployerOnly: boolean
  }[]
  readonly permissions: readonly {
    readonly role: RoleId
    readonly operation: string
    readonly reach: string
  }[]
  /** Each pair both ways. */
  readonly barredPairs: readonly { readonly role: RoleId; readonly other: RoleId }[]
  readonly readings: readonly Reading[]
}

/** Everything that is written into the database at a migration. */
export function declaredAccess(): DeclaredAccess {
  return {
    roles: roleIds.map((role) => {
      const { kind, ownEmployerOnly } = roles[role]
      return { role, kind, ownEmployerOnly }
    }),
    permissions: Object.keys(operations)
      .filter(isOperationId)
      .flatMap((operation) =>
        roleIds.flatMap((role) => {
          const reach = operations[operation].roles[role]
          return reach === undefined ? [] : [{ role, operation, reach }]
        }),
      ),
    barredPairs: barredPairs.flatMap(([role, other]) => [
      { role, other },
      { role: other, other: role },
    ]),
    readings: readings(),
  }
}
