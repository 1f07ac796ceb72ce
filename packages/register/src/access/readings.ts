import type { CategoryNumber } from '../data/field-ids.ts'
import { type FileFacts, holds } from './conditions.ts'
import { type RoleId, roleIds } from './roles.ts'
import { readableClasses } from './visibility.ts'

/** What a role reads of a file with these facts: one row of the database's copy of the declaration. */
export interface Reading extends FileFacts {
  readonly role: RoleId
  /** The read is made to reach a customer under turvakielto, by a member of the case team. */
  readonly safety: boolean
  readonly categories: readonly CategoryNumber[]
  /** Visibility classes that are read whoever stored them. */
  readonly openClasses: readonly string[]
  /** Visibility classes of which only what the reader's own organisation stored is read. */
  readonly ownClasses: readonly string[]
}

/** Everything that any role reads of any file, whatever the facts. A role without a row reads nothing. */
export function readings(): readonly Reading[] {
  const either = [false, true]
  return roleIds.flatMap((role) =>
    either.flatMap((kelaInPlan) => either.flatMap((safety) => readingOf(role, { kelaInPlan }, safety))),
  )
}

function readingOf(role: RoleId, facts: FileFacts, safety: boolean): readonly Reading[] {
  const rows = readableClasses(role).filter((row) => holds(row.condition, facts) && (safety || !row.safety))
  if (rows.length === 0) return []
  const classes = (own: boolean) => rows.filter((row) => row.ownOnly === own).map((row) => row.class)
  return [
    {
      role,
      ...facts,
      safety,
      categories: [...new Set(rows.map((row) => row.category))],
      openClasses: classes(false),
      ownClasses: classes(true),
    },
  ]
}
