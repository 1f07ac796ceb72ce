import type { HistoryEvent } from '../../api/answers.ts'

export const timelineKinds = ['course', 'team', 'end'] as const
type TimelineKind = (typeof timelineKinds)[number]

const kinds: Readonly<Record<HistoryEvent['event'], TimelineKind>> = {
  started: 'course',
  planDrafted: 'course',
  planInForce: 'course',
  reviewBegun: 'course',
  reviewDone: 'course',
  transferred: 'course',
  partyTaken: 'team',
  partyForsaken: 'team',
  memberAdded: 'team',
  memberRemoved: 'team',
  responsibilityGiven: 'team',
  responsibilityWithdrawn: 'team',
  endProposed: 'end',
  endAgreed: 'end',
  endDeclined: 'end',
  endWithdrawn: 'end',
  ended: 'end',
  deathRecorded: 'end',
  deathUndone: 'end',
}

/** To which filter of the timeline an event belongs. */
export const kindOf = (event: HistoryEvent['event']): TimelineKind => kinds[event]

/** Events by the month in which they happened, the latest first. */
export function byMonth<Row extends { readonly happenedOn: string; readonly recordedAt: string }>(
  rows: readonly Row[],
): readonly { readonly month: string; readonly rows: readonly Row[] }[] {
  const latestFirst = [...rows].sort(
    (left, right) =>
      right.happenedOn.localeCompare(left.happenedOn) || right.recordedAt.localeCompare(left.recordedAt),
  )
  const months = [...new Set(latestFirst.map(({ happenedOn }) => happenedOn.slice(0, 7)))]
  return months.map((month) => ({
    month,
    rows: latestFirst.filter(({ happenedOn }) => happenedOn.startsWith(month)),
  }))
}
