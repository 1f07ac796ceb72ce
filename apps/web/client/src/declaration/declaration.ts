import { type DeclaredField, theRegister } from './declared-register.ts'

export const categoryNumbers = [1, 2, 3, 4, 5, 6, 7] as const
export type CategoryNumber = (typeof categoryNumbers)[number]

/** The category of an address; undefined when it names none. */
export function findCategory(text: string): CategoryNumber | undefined {
  return categoryNumbers.find((number) => String(number) === text)
}

/** The field with this id, if the register has one. */
export function findField(id: string): DeclaredField | undefined {
  return theRegister().fields.find((field) => field.id === id)
}

/** The fields of a category in the register's order, without those that stand only beside another. */
export function fieldsOf(category: CategoryNumber): readonly DeclaredField[] {
  return theRegister().fields.filter((field) => field.category === category && !field.linkedOnly)
}

/** Whether a role reads anything of a category of such a file. */
export function readsCategory(role: string, category: CategoryNumber, kelaInPlan: boolean): boolean {
  const hidden = unseenFields(role, category, kelaInPlan)
  return fieldsOf(category).some(({ id }) => !hidden.includes(id))
}

/**
 * The fields of a category of which a role reads nothing, in any file: it follows from the declaration alone,
 * and says nothing of what a file holds. Statements of effect are read with their facts, and never said to be
 * hidden by themselves.
 */
export function unseenFields(role: string, category: CategoryNumber, kelaInPlan: boolean): readonly string[] {
  const { fields } = theRegister()
  const effects = fields.map(({ effect }) => effect)
  return fields
    .filter((field) => field.category === category && !effects.includes(field.id))
    .filter((field) => reachOf(role, field, kelaInPlan) === 'none')
    .map(({ id }) => id)
}

/** How far a role reads a field of such a file: all of it, what its own organisation stored, or nothing. */
export function reachOf(
  role: string,
  { readers }: DeclaredField,
  kelaInPlan: boolean,
): 'all' | 'own' | 'none' {
  const reader = readers.find((each) => each.role === role)
  if (reader === undefined) return 'none'
  return kelaInPlan ? reader.withKela : reader.without
}
