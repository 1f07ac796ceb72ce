import { type CategoryNumber, categoryNumbers } from '../declaration/declaration.ts'

/** Of which category somebody wants to record something; nothing else is taken from an address. */
export function findCategorySearch(search: Readonly<Record<string, unknown>>): {
  readonly category?: CategoryNumber
} {
  const category = categoryNumbers.find((number) => number === Number(search['category']))
  return category === undefined ? {} : { category }
}

/** Whether an entry's page is opened to correct it. */
export function findActSearch(search: Readonly<Record<string, unknown>>): { readonly act?: 'correct' } {
  return search['act'] === 'correct' ? { act: 'correct' } : {}
}
