import {
  addDays,
  type Clock,
  daysBetween,
  type PlainDate,
  startOfDateInHelsinki,
  systemClock,
} from '@tym/kernel'

/** The clock of a life of the demo: both clocks stand at a moment of the past, or go with the machine's. */
export interface PastClock extends Clock {
  /**
   * Stands at some minutes after eight in the morning, so many days ago, and never before the moment at which
   * it stood last in this life. With no days ago it goes with the machine's.
   */
  standAt(daysAgo: number, minutes: number): void
  /** Begins another life, which may lie before the one that is over. */
  beginLife(): void
}

const minute = 60_000
const workBegins = 8 * 60

/**
 * Days are counted from the calendar day and the date on which the load began. Where the calendar has been
 * moved, instants are not: they lie as many days before the date as the days lie before the calendar.
 */
export function pastClock(
  from: { readonly calendar: PlainDate; readonly date: PlainDate },
  present: Clock = systemClock({
    calendarDate: daysBetween(from.date, from.calendar) === 0 ? undefined : from.calendar,
  }),
): PastClock {
  let standing: { readonly instant: number; readonly calendar: PlainDate } | undefined
  let latest = 0
  return {
    instant: () => (standing === undefined ? present.instant() : new Date(standing.instant)),
    calendar: () => standing?.calendar ?? present.calendar(),
    standAt: (daysAgo, minutes) => {
      if (daysAgo === 0) {
        standing = undefined
        return
      }
      const morning = startOfDateInHelsinki(addDays(from.date, -daysAgo)).getTime()
      const wanted = morning + (workBegins + minutes) * minute
      latest = Math.max(latest + minute, wanted)
      standing = { instant: latest, calendar: addDays(from.calendar, -daysAgo) }
    },
    beginLife: () => {
      latest = 0
    },
  }
}
