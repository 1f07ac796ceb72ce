import type { ReadTx } from '@tym/database'
import {
  addDays,
  type CustomershipId,
  dateInHelsinki,
  firstLineOf,
  instantOf,
  type LineId,
  startOfDateInHelsinki,
} from '@tym/kernel'
import { sql } from 'drizzle-orm'
import { z } from 'zod'

/** Lines from `from` on and before `below`; without one of them from the beginning, or up to now. */
export interface Stretch {
  readonly from: LineId | undefined
  readonly below: LineId | undefined
}

/** A file's log, as whoever reads it may see it. */
export interface FileLog {
  readonly instant: Date
  /** Whether it has lines before this one. */
  isMore(below: LineId): Promise<boolean>
}

/** The log of a file to whoever the transaction is for. */
export function logOf({ drizzle, context }: ReadTx, customership: CustomershipId): FileLog {
  return {
    instant: context.instant,
    isMore: async (below) => {
      const rows = await drizzle.execute(sql`select exists (
        select from audit.detail d where d.customership = ${customership} and d.line < ${below}) as more`)
      return answer.parse([...rows])[0].more
    },
  }
}

const answer = z.tuple([z.object({ more: z.boolean() })])

/** Days of each stretch; after the last of them comes whatever is left. */
const stretches = [32, 128, 512, undefined] as const

/**
 * Looks through a log from the newest line back, or from the end of the day of `after`, until it has found
 * `most`: in stretches of whole days of Helsinki that grow, so that a busy file's page is found in its last
 * days and the months before are not touched, and a small file's in one.
 */
export async function lookBack<T>(
  { instant, isMore }: FileLog,
  { after, most }: { readonly after: LineId | undefined; readonly most: number },
  find: (stretch: Stretch, most: number) => Promise<readonly T[]>,
): Promise<T[]> {
  const found: T[] = []
  let below = after && endOfDay(after)
  for (const days of stretches) {
    const end = below === undefined ? instant : instantOf(below)
    const from = days === undefined ? undefined : startOf(addDays(dateInHelsinki(end), -days))
    found.push(...(await find({ from, below }, most - found.length)))
    if (from === undefined || found.length >= most || !(await isMore(from))) break
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
