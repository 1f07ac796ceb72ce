import { fieldsOf, getField } from './categories.ts'
import { type CategoryNumber, categoryNumbers, type FieldId } from './field-ids.ts'
import { cellOf, readReach } from './matrix.ts'
import type { Condition } from './matrix-rows.ts'
import { type RoleId, roleIds } from './roles.ts'

/** Fields of a category that the same roles may read; the current document has one ciphertext for each. */
export interface VisibilityClass {
  /** Such as '5.a'; `contactClass` for 1.05-1.08. */
  readonly key: string
  readonly category: CategoryNumber
  readonly fields: readonly FieldId[]
  /** Some role reads only what its own organisation stored, so the document is split by storing organisation. */
  readonly splitByOwner: boolean
}

/** Contact data that turvakielto protects: 1.05-1.08. */
export const protectedFields: readonly FieldId[] = ['1.05', '1.06', '1.07', '1.08']
export const contactClass = '1.contact'
/** The key that the contact class takes while the customer is under turvakielto. */
export const safetyClass = '1.safety'

const letters = 'abcdefghijklmnopqrs'

/** Who reads the field and how far: equal marks mean one class. */
function readerMark(field: FieldId): string {
  const shelf = protectedFields.includes(field) ? 'contact' : ''
  return [shelf, ...roleIds.map((role) => readReach(role, field))].join(' ')
}

function classesOf(category: CategoryNumber): readonly VisibilityClass[] {
  const groups = new Map<string, FieldId[]>()
  for (const { id } of fieldsOf(category)) {
    const mark = readerMark(id)
    groups.set(mark, [...(groups.get(mark) ?? []), id])
  }
  const open = [...groups.values()].filter(
    ([first]) => first !== undefined && !protectedFields.includes(first),
  )
  return [...groups.values()].map((fields) => {
    const letter = letters[open.indexOf(fields)]
    return {
      key: letter === undefined ? contactClass : `${category}.${letter}`,
      category,
      fields,
      splitByOwner: roleIds.some((role) => fields.some((field) => readReach(role, field) === 'own')),
    }
  })
}

const classes: ReadonlyMap<CategoryNumber, readonly VisibilityClass[]> = new Map(
  categoryNumbers.map((category) => [category, classesOf(category)]),
)
const byField: ReadonlyMap<FieldId, VisibilityClass> = new Map(
  [...classes.values()].flat().flatMap((each) => each.fields.map((field) => [field, each])),
)

/** The visibility classes of a category; each field is in exactly one. */
export function visibilityClasses(category: CategoryNumber): readonly VisibilityClass[] {
  return classes.get(category) ?? []
}

/** The class of a field. */
export function classOf(field: FieldId): VisibilityClass {
  const found = byField.get(field)
  if (found === undefined) throw new Error(`Field ${getField(field).id} has no visibility class.`)
  return found
}

/** One row of the table of declared reads: a role may read a class, perhaps only its own organisation's part. */
export interface ReadableClass {
  readonly role: RoleId
  readonly class: string
  readonly category: CategoryNumber
  readonly ownOnly: boolean
  readonly condition?: Condition
  /** Of the class under turvakielto: members of the case team only, one record at a time, with a purpose. */
  readonly safety: boolean
  readonly rule: string
}

function rowsOf(role: RoleId, each: VisibilityClass): readonly ReadableClass[] {
  const [field] = each.fields
  const reach = field === undefined ? 'none' : readReach(role, field)
  if (reach === 'none') return []
  const { rule, safety, read } = cellOf(role, each.category)
  const row = {
    role,
    class: each.key,
    category: each.category,
    ownOnly: reach === 'own',
    ...(read?.condition !== undefined && { condition: read.condition }),
    safety: false,
    rule,
  }
  if (each.key !== contactClass) return [row]
  // What protects the customer from others does not hide their own data from themselves (GDPR 15).
  if (role === 'customer') return [row, { ...row, class: safetyClass }]
  return safety ? [row, { ...row, class: safetyClass, safety: true }] : [row]
}

/** The classes that a role may read. */
export function readableClasses(role: RoleId): readonly ReadableClass[] {
  return categoryNumbers.flatMap((category) =>
    visibilityClasses(category).flatMap((each) => rowsOf(role, each)),
  )
}
