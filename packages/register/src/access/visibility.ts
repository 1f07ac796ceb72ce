import { allFields, fieldsOf, getField } from '../data/categories.ts'
import { type CategoryNumber, categoryNumbers, type FieldId } from '../data/field-ids.ts'
import type { FileFacts } from './conditions.ts'
import { cellOf, readReach } from './matrix.ts'
import type { Condition } from './matrix-rows.ts'
import { isCustomer, type RoleId, roleIds } from './roles.ts'

/** Fields of a category that the same roles may read; the current document has one ciphertext for each. */
export interface VisibilityClass {
  /** Such as '5.a'; `contactClass` for 1.05-1.08. */
  readonly key: string
  readonly category: CategoryNumber
  readonly fields: readonly FieldId[]
  /**
   * Some role reads only what its own organisation stored, so the document is split by storing organisation.
   */
  readonly splitByOwner: boolean
}

/** Contact data that turvakielto protects: 1.05-1.08. */
export const protectedFields: readonly FieldId[] = ['1.05', '1.06', '1.07', '1.08']
export const contactClass = '1.contact'
/** The key that the contact class takes while the customer is under turvakielto. */
export const safetyClass = '1.safety'

/**
 * The statements of how a fact affects employment, 4.07 and 5.09: each is read with its fact, unless its
 * author opened it.
 */
const effects: ReadonlySet<FieldId> = new Set(allFields.flatMap(({ requires }) => requires?.effect ?? []))

export function isEffect(field: FieldId): boolean {
  return effects.has(field)
}

const letters = 'abcdefghijklmnopqrs'
/**
 * Letters, by a class's first field, where they differ from those of the order. A document that was written
 * under a letter is never read as one of another class while it waits to be laid out again.
 */
const pinned: Readonly<Partial<Record<FieldId, string>>> = {
  '5.10': 'f',
  '7.01': 'd',
  '7.03': 'b',
  '7.07': 'a',
}

/**
 * How documents are laid out today; the number grows whenever a class, a field's place or what of it stands
 * changes.
 */
export const documentLayout = 3

const either: readonly FileFacts[] = [{ kelaInPlan: false }, { kelaInPlan: true }]

/** Who reads the field and how far: equal marks mean one class. */
function readerMark(field: FieldId): string {
  const shelf = protectedFields.includes(field) ? 'contact' : isEffect(field) ? 'effect' : ''
  return [shelf, ...roleIds.flatMap((role) => either.map((facts) => readReach(role, field, facts)))].join(' ')
}

function classesOf(category: CategoryNumber): readonly VisibilityClass[] {
  const groups = new Map<string, FieldId[]>()
  for (const { id } of fieldsOf(category)) {
    const mark = readerMark(id)
    groups.set(mark, [...(groups.get(mark) ?? []), id])
  }
  const lettered = [...groups.values()].filter(
    ([first]) => first !== undefined && !protectedFields.includes(first) && !isEffect(first),
  )
  return [...groups.values()].map((fields) => ({
    key: keyOf(category, fields, lettered.indexOf(fields)),
    category,
    fields,
    splitByOwner: roleIds.some((role) =>
      fields.some((field) => either.some((facts) => readReach(role, field, facts) === 'own')),
    ),
  }))
}

function keyOf(category: CategoryNumber, [first]: readonly FieldId[], place: number): string {
  if (first !== undefined && isEffect(first)) return `${category}.effect`
  const letter = (first === undefined ? undefined : pinned[first]) ?? letters[place]
  return letter === undefined ? contactClass : `${category}.${letter}`
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

/**
 * What decides where an entry stands: its field, and for a statement of effect its fact's field and whether
 * its author opened it.
 */
export interface Placed {
  readonly field: FieldId
  readonly about?: FieldId | null | undefined
  readonly opened?: boolean | undefined
}

/** The field whose readers read this entry: an effect that its author has not opened follows its fact. */
export function readAs({ field, about, opened }: Placed): FieldId {
  return isEffect(field) && opened !== true && about ? about : field
}

/**
 * One row of the table of declared reads: a role may read a class, perhaps only its own organisation's part.
 */
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
  if (field === undefined) return []
  const [always, inPlan] = either.map((facts) => readReach(role, field, facts))
  const { rule, safety, read } = cellOf(role, each.category)
  const common = { role, class: each.key, category: each.category, safety: false, rule }
  const withCondition = read?.condition === undefined ? {} : { condition: read.condition }
  const rows: ReadableClass[] = []
  if (always === 'all' || always === 'own')
    rows.push({ ...common, ownOnly: always === 'own', ...withCondition })
  if (inPlan === 'all' && always !== 'all') rows.push({ ...common, ownOnly: false, condition: 'kelaInPlan' })
  const [row] = rows
  if (each.key !== contactClass || row === undefined) return rows
  // What protects the customer from others does not hide their own data from themselves (GDPR 15).
  if (isCustomer(role)) return [row, { ...row, class: safetyClass }]
  return safety ? [row, { ...row, class: safetyClass, safety: true }] : [row]
}

/** The classes that a role may read. */
export function readableClasses(role: RoleId): readonly ReadableClass[] {
  return categoryNumbers.flatMap((category) =>
    visibilityClasses(category).flatMap((each) => rowsOf(role, each)),
  )
}
