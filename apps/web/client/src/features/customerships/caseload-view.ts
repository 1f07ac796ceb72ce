import type { CaseloadRow } from '../../api/answers.ts'
import type { StateFilter } from '../../app/state-filter.ts'
import type { LeftList } from '../lists/left-list.ts'

/** What narrows the list by words: in memory only, since it may name somebody. */
export interface WordFilter {
  readonly name: string
  readonly municipality: string
}
export const noWords: WordFilter = { name: '', municipality: '' }

/** How the list was left. */
export const leftList: LeftList<StateFilter> & { words: WordFilter } = {
  codes: undefined,
  words: noWords,
  row: undefined,
}

/** The rows that both kinds of filters let through. */
export function filterRows(
  rows: readonly CaseloadRow[],
  { state, duty, party, language }: StateFilter,
  { name, municipality }: WordFilter,
): readonly CaseloadRow[] {
  const sought = name.trim().toLocaleLowerCase()
  return rows.filter(
    (row) =>
      (state === undefined || row.state === state) &&
      (duty === undefined || row.responsible === (duty === 'mine')) &&
      (party === undefined || row.parties.includes(party)) &&
      (language === undefined || row.contactLanguage === language) &&
      (municipality === '' || row.municipality === municipality) &&
      `${row.displayName ?? ''} ${row.number}`.toLocaleLowerCase().includes(sought),
  )
}

/** The different texts of a column, in the language's order. */
export function textsOf(
  rows: readonly CaseloadRow[],
  of: (row: CaseloadRow) => string | undefined,
  locale: string,
): readonly string[] {
  const { compare } = new Intl.Collator(locale)
  return [...new Set(rows.map(of))].filter((each) => each !== undefined).sort(compare)
}
