type Codes = Readonly<Record<string, unknown>>

const inOrder = (codes: object): string => JSON.stringify(Object.entries(codes).sort())

/** Whether two filters let the same through, in whichever order their codes stand. */
export function areSameCodes(one: Codes, other: Codes): boolean {
  return inOrder(one) === inOrder(other)
}

export const isNarrowed = (codes: object): boolean => Object.keys(codes).length > 0

/** What is wrong with a filter's name, before the service says so; undefined of one that it takes. */
export function findNameFault(name: string): 'nameMissing' | 'nameDigits' | 'nameLong' | undefined {
  const written = name.trim()
  if (written === '') return 'nameMissing'
  if (/\p{Nd}/u.test(written)) return 'nameDigits'
  return written.length > longestName ? 'nameLong' : undefined
}

/** How many characters a name has at most, as the service takes it. */
const longestName = 40
