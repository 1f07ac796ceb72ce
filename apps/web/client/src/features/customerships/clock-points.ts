export type PointName = 'started' | 'planInForce' | 'reviewed' | 'today' | 'planDue' | 'reviewDue' | 'ended'

export interface ClockPoint {
  readonly name: PointName
  readonly on: string
  /** Behind, ahead, or a statutory day that has passed. */
  readonly look: 'done' | 'today' | 'ahead' | 'due' | 'passed'
  /** Of a statutory day: how many days are left, negative once it has passed. */
  readonly daysLeft?: number
}

/** The days of a file that its line shows. */
export interface Days {
  readonly startedOn: string
  readonly planInForceOn: string | null
  readonly lastReviewOn: string | null
  readonly planDueOn: string | null
  readonly reviewDueOn: string | null
  readonly endedOn: string | null
  /** Today, and the days from it to the limit that runs, as the service counts them. */
  readonly today: string
  readonly daysLeft: number | null
}

/** Days up to which a coming statutory day stands out. */
const soonDays = 14

/** A file's days in order: what has been, today, and the statutory day, which the service has computed. */
export function clockPoints(file: Days): readonly ClockPoint[] {
  const done = (name: PointName, on: string | null): readonly ClockPoint[] =>
    on === null ? [] : [{ name, on, look: 'done' }]
  const due = (name: PointName, on: string | null): readonly ClockPoint[] =>
    on === null || file.daysLeft === null
      ? []
      : [{ name, on, look: lookOf(file.daysLeft), daysLeft: file.daysLeft }]
  const now: readonly ClockPoint[] =
    file.endedOn === null ? [{ name: 'today', on: file.today, look: 'today' }] : []
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
