import { type Clock, dateInHelsinki, type PlainDate, plainDate } from '@tym/kernel'

/** Both clocks of the platform, standing still until moved. */
export type MovableClock = Clock & {
  /** Moves the instant; the calendar stays. */
  pass(time: { readonly seconds?: number; readonly minutes?: number }): void
  /** Moves the calendar only, as a development machine may. */
  setCalendar(date: string): void
}

/** A clock at the given instant; the calendar shows its date in Helsinki unless another is given. */
export function movableClock(start: { readonly instant: Date; readonly calendar?: string }): MovableClock {
  let milliseconds = start.instant.getTime()
  let date: PlainDate =
    start.calendar === undefined ? dateInHelsinki(start.instant) : plainDate.parse(start.calendar)
  return {
    instant: () => new Date(milliseconds),
    calendar: () => date,
    pass: ({ seconds = 0, minutes = 0 }) => {
      milliseconds += (minutes * 60 + seconds) * 1000
    },
    setCalendar: (next) => {
      date = plainDate.parse(next)
    },
  }
}
