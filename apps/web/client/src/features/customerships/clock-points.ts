import { daysBetween } from '../../i18n/formats.ts'

export type PointName = 'started' | 'planInForce' | 'reviewed' | 'today' | 'planDue' | 'reviewDue' | 'ended'

export interface ClockPoint {
  readonly name: PointName
  readonly on: string
  /** Behind, ahead, or a statutory day that has passed. */
  readonly look: 'done' | 'today' | 'ahead' | 'due' | 'passed'
}

/** The days of a file that its line shows. */
export interface Days {
  readonly startedOn: string
  readonly planInForceOn: string | null
  readonly lastReviewOn: string | null
  readonly planDueOn: string | null
  readonly reviewDueOn: string | null
  readonly endedOn: string | null
}

/** Days up to which a coming statutory day stands out. */
const soonDays = 14

/** A file's days in order: what has been, today, and the statutory days, which the service has computed. */
export function clockPoints(file: Days, today: string): readonly ClockPoint[] {
  const done = (name: PointName, on: string | null): readonly ClockPoint[] =>
    on === null ? [] : [{ name, on, look: 'done' }]
  const due = (name: PointName, on: string | null): readonly ClockPoint[] =>
    on === null || file.endedOn !== null ? [] : [{ name, on, look: lookOf(daysBetween(today, on)) }]
  const now: readonly ClockPoint[] =
    file.endedOn === null ? [{ name: 'today', on: today, look: 'today' }] : []
  return [
    ...done('started', file.startedOn),
    ...done('planInForce', file.planInForceOn),
    ...done('reviewed', file.lastReviewOn),
    ...now,
    ...due('planDue', file.planDueOn),
    ...due('reviewDue', file.reviewDueOn),
    ...done('ended', file.endedOn),
  ].sort((left, right) => left.on.localeCompare(right.on))
}

function lookOf(days: number): ClockPoint['look'] {
  if (days < 0) return 'passed'
  return days <= soonDays ? 'due' : 'ahead'
}
