import { dateInHelsinki } from './clock.ts'
import type { PlainDate } from './plain-date.ts'

/** When something happened that is recorded afterwards: the day, and the instant when it is known. */
export interface Moment {
  readonly day: PlainDate
  /** Null when only the day is known. */
  readonly at: Date | null
}

/**
 * Whether a change was there already when something happened. Of a day without an hour the whole day counts:
 * what changed on it was there, so that nothing is taken to have happened before a change that it may have
 * come after.
 */
export function wasThere(change: Date, { day, at }: Moment): boolean {
  return at === null ? dateInHelsinki(change) <= day : change <= at
}
