import type { AccessLogLine, LogAsked } from '../../api/answers.ts'
import { daysFrom } from '../../i18n/formats.ts'

export interface LogFilter {
  readonly organisation: string
  /** Number of a category, as text; empty for all. */
  readonly category: string
  /** Only what was done from outside the team, or refused. */
  readonly odd: boolean
}
export const everyLine: LogFilter = { organisation: '', category: '', odd: false }

/** What lines may be asked for by what was done. */
export const logKinds = ['looked', 'changed', 'passed'] as const satisfies readonly LogAsked['kind'][]

/** How many days the log is asked back for by one choice, today among them. */
export const lastDays = ['7', '30', '365'] as const

/** The last so many days; all of them for anything else. */
export function daysOf(chosen: string, today: string): Pick<LogAsked, 'from' | 'until'> {
  const days = lastDays.find((each) => each === chosen)
  return days === undefined ? {} : { from: daysFrom(today, 1 - Number(days)) }
}

/** The lines that a filter lets through. */
export function filterLines(
  lines: readonly AccessLogLine[],
  { organisation, category, odd }: LogFilter,
): readonly AccessLogLine[] {
  return lines.filter(
    (line) =>
      (organisation === '' || line.organisation === organisation) &&
      (category === '' || line.categories.includes(Number(category))) &&
      (!odd || line.outOfTeam || line.outcome === 'denied'),
  )
}

/** What a sentence says of lines: how many persons, from outside the team, and refused. */
export function totalsOf(lines: readonly AccessLogLine[]) {
  return {
    n: lines.length,
    persons: new Set(lines.flatMap(({ person }) => person ?? [])).size,
    outside: lines.filter(({ outOfTeam }) => outOfTeam).length,
    refused: lines.filter(({ outcome }) => outcome === 'denied').length,
  }
}
