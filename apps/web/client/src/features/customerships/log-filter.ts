import type { AccessLogLine } from '../../api/answers.ts'

interface LogFilter {
  readonly organisation: string
  /** Number of a category, as text; empty for all. */
  readonly category: string
  /** Only what was done from outside the team, or refused. */
  readonly odd: boolean
}
export const everyLine: LogFilter = { organisation: '', category: '', odd: false }

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
