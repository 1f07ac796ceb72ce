import type { EntryAct, HistoryEvent } from '../../api/answers.ts'
import { dayOf } from '../../i18n/formats.ts'

export const timelineKinds = ['course', 'data', 'team', 'end'] as const
export type TimelineKind = (typeof timelineKinds)[number]

const kinds: Readonly<Record<HistoryEvent['event'], Exclude<TimelineKind, 'data'>>> = {
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

/** What somebody has recorded, or corrected, in one act: one row, however many fields it concerns. */
export interface Recorded {
  readonly first: EntryAct
  readonly acts: readonly EntryAct[]
}

/** A row of the timeline: something that has happened to the file, or what was recorded in it. */
export type TimelineRow = {
  readonly key: string
  readonly kind: TimelineKind
  readonly happenedOn: string
  readonly recordedAt: string
  readonly organisation: string
} & ({ readonly event: HistoryEvent } | { readonly recorded: Recorded })

export function rowsOfEvents(events: readonly HistoryEvent[]): readonly TimelineRow[] {
  return events.map((event) => ({
    key: `${event.recordedAt} ${event.event} ${event.member?.name ?? ''}`,
    kind: kinds[event.event],
    happenedOn: event.happenedOn,
    recordedAt: event.recordedAt,
    organisation: event.organisation,
    event,
  }))
}

/** Acts of one person at one instant are one: a fact is recorded with what goes with it. */
export function rowsOfActs(acts: readonly EntryAct[]): readonly TimelineRow[] {
  const sameAct = new Map<string, EntryAct[]>()
  for (const act of acts) {
    const key = `${act.recordedAt} ${act.author.person} ${act.version > 1}`
    sameAct.set(key, [...(sameAct.get(key) ?? []), act])
  }
  return [...sameAct].flatMap(([key, same]) => {
    const [first] = same
    if (first === undefined) return []
    const { recordedAt, owner: organisation } = first
    const inOrder = [...same].sort((one, other) => one.field.localeCompare(other.field))
    const recorded = { first, acts: inOrder }
    return [{ key, kind: 'data', happenedOn: dayOf(recordedAt), recordedAt, organisation, recorded }]
  })
}

/**
 * The rows that can be told in order: where more acts are still to be fetched, nothing that has happened
 * before the oldest of those that are there.
 */
export function untilOldest(
  rows: readonly TimelineRow[],
  oldestAct: string | undefined,
): readonly TimelineRow[] {
  return oldestAct === undefined ? rows : rows.filter(({ recordedAt }) => recordedAt >= oldestAct)
}

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
