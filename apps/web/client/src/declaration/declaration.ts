import type { DeclaredField } from './declared-fields.ts'
import { fields, unseen } from './fields.generated.ts'

export const categoryNumbers = [1, 2, 3, 4, 5, 6, 7] as const
export type CategoryNumber = (typeof categoryNumbers)[number]

const byId: ReadonlyMap<string, DeclaredField> = new Map(fields.map((field) => [field.id, field]))

/** The category of an address; undefined when it names none. */
export function findCategory(text: string): CategoryNumber | undefined {
  return categoryNumbers.find((number) => String(number) === text)
}

/** The field with this id, if the register has one. */
export function findField(id: string): DeclaredField | undefined {
  return byId.get(id)
}

/** The fields of a category in the register's order, without those that stand only beside another. */
export function fieldsOf(category: CategoryNumber): readonly DeclaredField[] {
  return fields.filter((field) => field.category === category && field.linkedOnly !== true)
}

/** Whether a role reads anything of a category of such a file. */
export function readsCategory(role: string, category: CategoryNumber, kelaInPlan: boolean): boolean {
  const hidden = unseenFields(role, category, kelaInPlan)
  return fieldsOf(category).some(({ id }) => !hidden.includes(id))
}

/**
 * The fields of a category of which a role reads nothing, in any file: it follows from the declaration alone,
 * and says nothing of what a file holds.
 */
export function unseenFields(role: string, category: CategoryNumber, kelaInPlan: boolean): readonly string[] {
  const known = unseen[role]
  const ids = kelaInPlan ? known?.withKela : known?.without
  return (ids ?? []).filter((id) => findField(id)?.category === category)
}
