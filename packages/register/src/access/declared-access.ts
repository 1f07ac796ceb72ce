import { allFields } from '../data/categories.ts'
import type { FieldId } from '../data/field-ids.ts'
import { mayRecord } from './matrix.ts'
import type { Whose } from './operation.ts'
import { isOperationId, operations } from './operations.ts'
import type { OrganisationKind } from './organisation-kinds.ts'
import { type PartyId, registrableKinds } from './parties.ts'
import { type Reading, readings } from './readings.ts'
import { barredPairs, type RoleId, type RoleKind, roleIds, roles } from './roles.ts'

/**
 * The part of the declaration that the database repeats: policies and functions decide by it, not by the
 * names of roles.
 */
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
  /** Whose acts the operations on what passes outside are. */
  readonly acts: readonly { readonly operation: string; readonly whose: Whose }[]
  /** In which kinds of organisation somebody records the field, whatever the facts of the file. */
  readonly recorders: readonly { readonly field: FieldId; readonly kind: OrganisationKind }[]
  /** The fields of which one value holds at a time. */
  readonly singles: readonly { readonly field: FieldId }[]
  /** The declared kinds of outside parties that are entered by name. */
  readonly partyKinds: readonly { readonly kind: PartyId }[]
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
    acts: Object.keys(operations)
      .filter(isOperationId)
      .flatMap((operation) => {
        const { whose } = operations[operation]
        return whose === undefined ? [] : [{ operation, whose }]
      }),
    recorders: allFields.flatMap(({ id: field }) =>
      [...new Set(roleIds.flatMap((role) => (mayRecord(role, field) ? roles[role].authorityKinds : [])))].map(
        (kind) => ({ field, kind }),
      ),
    ),
    partyKinds: registrableKinds(),
    singles: allFields.filter(({ values }) => values === 'one').map(({ id: field }) => ({ field })),
  }
}
