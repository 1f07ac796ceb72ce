import {
  addDays,
  dateInHelsinki,
  firstLineOf,
  instantOf,
  type LineId,
  startOfDateInHelsinki,
} from '@tym/kernel'

/** Lines from `from` on and before `below`; without one of them from the beginning, or up to now. */
export interface Stretch {
  readonly from: LineId | undefined
  readonly below: LineId | undefined
}

/** Days of each stretch; after the last of them comes whatever is left. */
const stretches = [32, 128, 512, undefined] as const

/**
 * Looks through a log from the newest line back, or from the end of the day of `after`, until it has found
 * `most`: in stretches of whole days of Helsinki that grow, so that a busy file's page is found in its last
 * days and the months before are not touched.
 */
export async function lookBack<T>(
  instant: Date,
  { after, most }: { readonly after: LineId | undefined; readonly most: number },
  find: (stretch: Stretch, most: number) => Promise<readonly T[]>,
): Promise<T[]> {
  const found: T[] = []
  let below = after && endOfDay(after)
  for (const days of stretches) {
    const end = below === undefined ? instant : instantOf(below)
    const from = days === undefined ? undefined : startOf(addDays(dateInHelsinki(end), -days))
    found.push(...(await find({ from, below }, most - found.length)))
    if (found.length >= most) break
    below = from
  }
  return found
}

/** The day of a line, as lines: its own edge and that of the day after. */
export const dayOfLine = (line: LineId) => ({ from: startOf(dayOf(line)), below: endOfDay(line) })

/** Whoever asks may name any id: later than any day with a name is the last of them. */
const lastDay = Date.parse('2199-12-30T12:00:00Z')
const dayOf = (line: LineId) => dateInHelsinki(new Date(Math.min(instantOf(line).getTime(), lastDay)))
const startOf = (day: ReturnType<typeof dayOf>) => firstLineOf(startOfDateInHelsinki(day))
const endOfDay = (line: LineId) => startOf(addDays(dayOf(line), 1))
