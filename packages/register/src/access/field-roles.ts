import { getField } from '../data/categories.ts'
import type { FieldId } from '../data/field-ids.ts'
import { type FileFacts, holds } from './conditions.ts'
import { mayRecord, type ReadReach, readCell, readReach, writeCell } from './matrix.ts'
import type { Condition } from './matrix-rows.ts'
import { type RoleId, roleIds } from './roles.ts'

/** How far a role reads a field, in files without Kela in the plan and with it. */
export interface FieldReader {
  readonly role: RoleId
  readonly without: ReadReach
  readonly withKela: ReadReach
}

/**
 * Who reads a field of some file at all. A role whose condition no file fulfils by itself, such as the
 * registrar's, is not among them.
 */
export function readersOf(field: FieldId): readonly FieldReader[] {
  return roleIds
    .map((role) => ({
      role,
      without: reachIn(role, field, { kelaInPlan: false }),
      withKela: reachIn(role, field, { kelaInPlan: true }),
    }))
    .filter(({ without, withKela }) => without !== 'none' || withKela !== 'none')
}

function reachIn(role: RoleId, field: FieldId, facts: FileFacts): ReadReach {
  const condition = readCell(role, getField(field).category)?.condition
  return holds(condition, facts) ? readReach(role, field, facts) : 'none'
}

/** A role that records a field, perhaps only where the condition holds on the file. */
export interface FieldRecorder {
  readonly role: RoleId
  readonly condition?: Condition
}

/** Which roles record a field. */
export function rolesRecording(field: FieldId): readonly FieldRecorder[] {
  return roleIds
    .filter((role) => mayRecord(role, field))
    .map((role) => {
      const condition = writeCell(role, getField(field).category)?.condition
      return condition === undefined ? { role } : { role, condition }
    })
}
