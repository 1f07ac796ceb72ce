import { lineText } from '@tym/kernel'
import { type FilteredList, listFilters } from '@tym/register'
import { z } from 'zod'

/** The longest name, in characters, and the most filters that one right keeps for one list. */
const longestName = 40
export const mostOfOneList = 20

/**
 * What its maker calls it: their own words, and without any digit, so that no identity code and no number of
 * a file is in it. Nothing of a customer belongs in it; the page says so.
 */
export const filterName = lineText(longestName).refine((name) => !/\p{Nd}/u.test(name))

const isOfCodes = (codes: object): boolean => Object.keys(codes).length > 0

const of = <List extends FilteredList, Codes extends z.ZodType<object>>(list: List, codes: Codes) => ({
  list: z.literal(list),
  codes: codes.refine(isOfCodes),
})
const tasks = of('tasks', listFilters.tasks)
const caseload = of('caseload', listFilters.caseload)

const said = { name: filterName, isDefault: z.boolean() }

/** A filter as somebody saves it: at least one code of the list that it is of, and nothing else. */
export const filterBody = z.discriminatedUnion('list', [
  z.strictObject({ ...tasks, ...said }),
  z.strictObject({ ...caseload, ...said }),
])
export type FilterBody = z.infer<typeof filterBody>

/** The codes in the one line that is stored: `kind=plan&group=week`. */
export function toLine(codes: FilterBody['codes']): string {
  const line = new URLSearchParams()
  for (const [name, code] of Object.entries(codes)) if (code !== undefined) line.set(name, code)
  return line.toString()
}

/** What a stored line says; undefined of one with a code that the list does not know any more. */
export function findCodes(list: FilteredList, line: string): FilterBody['codes'] | undefined {
  return listFilters[list].safeParse(Object.fromEntries(new URLSearchParams(line))).data
}
