import type { LocalizedText } from '@tym/kernel'
import { fieldsOf, getField } from '../data/categories.ts'
import type { LinkedFields, Recorder } from '../data/field.ts'
import { type CategoryNumber, categoryNumbers, type FieldId } from '../data/field-ids.ts'
import type { FileFacts } from './conditions.ts'
import {
  type CellRow,
  type Condition,
  type InsteadOfContent,
  listedFields,
  matrixRows,
} from './matrix-rows.ts'
import { type ReasonNumber, reasons } from './reasons.ts'
import { isCustomer, type RoleId, roleIds, roles } from './roles.ts'

/**
 * What a role may read of a category: `fields` whoever stored them, `own` only what its organisation stored.
 */
export interface ReadCell {
  readonly fields: readonly FieldId[]
  readonly own: readonly FieldId[]
  /** Read besides, whoever stored them, where Kela takes part in the plan. */
  readonly inPlan: readonly FieldId[]
  readonly condition?: Condition
}

/** What a role may record in a category; `requires` are the companions that a content field must carry. */
export interface WriteCell {
  readonly fields: readonly FieldId[]
  readonly condition?: Condition
  readonly requires?: LinkedFields
}

/** One cell of the access matrix, resolved to fields. Without `read` and `write` the cell is "none". */
export interface Cell {
  readonly role: RoleId
  readonly category: CategoryNumber
  /** Stable id for decisions and the log, such as 'D.R1.5'. */
  readonly rule: string
  readonly note: ReasonNumber
  readonly reason: LocalizedText
  readonly read?: ReadCell
  readonly write?: WriteCell
  readonly instead?: InsteadOfContent
  readonly safety: boolean
  readonly comment: boolean
}

/** The recorder as whom a role's entries count: its party, or the customer. */
function recordersOf(role: RoleId): readonly Recorder[] {
  if (isCustomer(role)) return ['customer']
  return roles[role].authorityKinds.filter(
    (kind) => kind === 'labourAuthority' || kind === 'wellbeingCounty' || kind === 'kela',
  )
}

function writtenFields(role: RoleId, category: CategoryNumber, write: CellRow['write']): readonly FieldId[] {
  const hands = recordersOf(role)
  const recordable = fieldsOf(category)
    .filter((field) => field.storedBy === 'entries' && field.recorders.some((hand) => hands.includes(hand)))
    .map((field) => field.id)
  return write === 'recorded' ? recordable : recordable.filter((id) => write?.includes(id))
}

function requirementsOf(fields: readonly FieldId[]): { readonly requires?: LinkedFields } {
  const requires = fields.map((id) => getField(id).requires).find((linked) => linked !== undefined)
  return requires === undefined ? {} : { requires }
}

function resolve(role: RoleId, category: CategoryNumber, row: CellRow): Cell {
  const condition = row.condition === undefined ? {} : { condition: row.condition }
  const recordedWhen = row.inPlan === undefined ? condition : { condition: 'kelaInPlan' as const }
  const readable = row.read !== undefined || row.readOwn !== undefined
  const inPlan = listedFields(category, row.inPlan).filter(
    (field) => !listedFields(category, row.read).includes(field),
  )
  const written = row.write === undefined ? [] : writtenFields(role, category, row.write)
  return {
    role,
    category,
    rule: `D.${roles[role].id}.${category}`,
    note: row.reason,
    reason: reasons[row.reason],
    ...(readable && {
      read: { fields: listedFields(category, row.read), own: row.readOwn ?? [], inPlan, ...condition },
    }),
    ...(written.length > 0 && { write: { fields: written, ...recordedWhen, ...requirementsOf(written) } }),
    ...(row.instead !== undefined && { instead: row.instead }),
    safety: row.safety === true,
    comment: row.comment === true,
  }
}

/** Every cell of the matrix, role by role and category by category. */
export const matrix: readonly Cell[] = roleIds.flatMap((role) =>
  categoryNumbers.map((category) => resolve(role, category, matrixRows[role][category])),
)

const byPlace: ReadonlyMap<string, Cell> = new Map(
  matrix.map((cell) => [`${cell.role}.${cell.category}`, cell]),
)

/** The cell of a role and a category; every pair has one. */
export function cellOf(role: RoleId, category: CategoryNumber): Cell {
  const cell = byPlace.get(`${role}.${category}`)
  if (cell === undefined) throw new Error(`The matrix has no cell for ${role} and category ${category}.`)
  return cell
}

/** What the role may read of the category; undefined is nothing. */
export function readCell(role: RoleId, category: CategoryNumber): ReadCell | undefined {
  return cellOf(role, category).read
}

/** What the role may record in the category; undefined is nothing. */
export function writeCell(role: RoleId, category: CategoryNumber): WriteCell | undefined {
  return cellOf(role, category).write
}

/** Whoever stored it, only what the role's own organisation stored, or nothing. */
export type ReadReach = 'all' | 'own' | 'none'

/** How far the role may read a field of a file with these facts, conditions of the whole cell aside. */
export function readReach(role: RoleId, field: FieldId, { kelaInPlan }: FileFacts): ReadReach {
  const cell = readCell(role, getField(field).category)
  if (cell?.fields.includes(field) === true || (kelaInPlan && cell?.inPlan.includes(field) === true))
    return 'all'
  return cell?.own.includes(field) === true ? 'own' : 'none'
}

/** Whether the role may record a field (conditions of the cell aside). */
export function mayRecord(role: RoleId, field: FieldId): boolean {
  return writeCell(role, getField(field).category)?.fields.includes(field) === true
}
