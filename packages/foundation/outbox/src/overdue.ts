import type { ReadTx } from '@tym/database'
import type { ScheduleState } from './overview.ts'
import { listSchedules } from './overview.ts'

/** A recurring job may miss one run unseen; after two of its periods without one it is overdue. */
const periods = 2

/** By how much clocks of different machines may differ. A stored mark that lies farther ahead comes from a clock that ran ahead. */
export const clockTolerance = 300_000

/**
 * Whether a recurring job has not been done for two of its periods. A mark of the future tells nothing: it counts as none.
 */
export function isOverdue(
  { everySeconds, lastDoneAt, knownSince }: Pick<ScheduleState, 'everySeconds' | 'lastDoneAt' | 'knownSince'>,
  instant: Date,
): boolean {
  const marks = [lastDoneAt, knownSince].flatMap((mark) => (mark === null ? [] : [mark.getTime()]))
  if (marks.length === 0) return false
  const trusted = marks.filter((mark) => mark <= instant.getTime() + clockTolerance)
  return instant.getTime() - Math.max(...trusted) > periods * everySeconds * 1_000
}

/** The recurring jobs of this table that are overdue, by name. */
export async function listOverdue(tx: ReadTx, kinds: ReadonlySet<string>): Promise<string[]> {
  const known = await listSchedules(tx)
  return known.filter(({ name, overdue }) => overdue && kinds.has(name)).map(({ name }) => name)
}
