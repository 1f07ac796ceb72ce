export interface DayOfLines<Line> {
  readonly day: string
  readonly lines: readonly Line[]
}

/** Lines by their day, in the order in which they came. */
export function byDay<Line>(
  lines: readonly Line[],
  dayOf: (line: Line) => string,
): readonly DayOfLines<Line>[] {
  const days = new Map<string, Line[]>()
  for (const line of lines) {
    const day = dayOf(line)
    days.set(day, [...(days.get(day) ?? []), line])
  }
  return [...days].map(([day, ofDay]) => ({ day, lines: ofDay }))
}
