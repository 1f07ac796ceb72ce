/**
 * What decisions ask of a register's declaration: the names of roles and operations are the register's own,
 * and data only decides.
 */
export interface AccessDeclaration<Role extends string = string, Operation extends string = string> {
  readonly roles: Readonly<Record<Role, DeclaredRole>>
  /** The role of whoever signs in as a customer: it comes with the person, not with a usage right. */
  readonly customerRole: Role
  readonly operations: Readonly<Record<Operation, DeclaredOperation<Role>>>
}

export interface DeclaredRole {
  /** Id in the ids of rules. */
  readonly id: string
  /** Whether the holder may open a file outside their own case team, with a written reason. */
  readonly breakGlass: boolean
}

export interface DeclaredOperation<Role extends string = string> {
  /** The roles that may, each with its reach. A role that is not here may not. */
  readonly roles: Readonly<Partial<Record<Role, string>>>
  readonly whose?: Whose
}

/**
 * Whose act an operation on a row is: anybody's of the team; of the organisation that made the row; also of
 * one whose data is in it; or, of what came from a source, also of whoever may record it.
 */
export type Whose = 'anyOfTeam' | 'maker' | 'makerOrStoring' | 'makerOrRecorder'

/**
 * What a decision asks of one cell of a register's access matrix. Without `read` and `write` it is "none".
 */
export interface DeclaredCell<Field extends string = string> {
  /** Stable id of the rule, for the log. */
  readonly rule: string
  readonly read?: object
  readonly write?: { readonly fields: readonly Field[] }
}
