import { type Language, locales } from '../i18n/language.ts'

export type Direction = 'ascending' | 'descending'

/** The rows by a text of each, in the order of the language's own alphabet; an empty text stands last. */
export function sortRows<Row>(
  rows: readonly Row[],
  by: ((row: Row) => string) | undefined,
  direction: Direction,
  language: Language,
): readonly Row[] {
  if (by === undefined) return rows
  const { compare } = new Intl.Collator(locales[language], { numeric: true })
  const sign = direction === 'ascending' ? 1 : -1
  return [...rows].sort((left, right) => {
    const [a, b] = [by(left), by(right)]
    if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1
    return sign * compare(a, b)
  })
}
