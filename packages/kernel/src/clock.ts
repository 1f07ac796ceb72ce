import { performance } from 'node:perf_hooks'
import { addDays, addMonths, daysBetween } from './calendar.ts'
import type { PlainDate } from './plain-date.ts'
import { plainDate } from './plain-date.ts'

/** A day in which no clock is turned. */
export const daySeconds = 86_400
export const dayMilliseconds = daySeconds * 1_000

/**
 * The two clocks of the platform. `instant` stamps tokens, proofs, logs and the queue and is never moved;
 * `calendar` is today's date in Europe/Helsinki for deadlines and retention, movable outside production.
 */
export interface Clock {
  instant(): Date
  calendar(): PlainDate
}

const helsinki = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Helsinki',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The date in Europe/Helsinki at an instant. */
export function dateInHelsinki(instant: Date): PlainDate {
  return plainDate.parse(helsinki.format(instant))
}

/** The instant at which a date begins in Europe/Helsinki. */
export function startOfDateInHelsinki(date: PlainDate): Date {
  const midnight = Date.parse(`${date}T00:00:00Z`)
  // Summer time never begins or ends at midnight: one of the two offsets gives the first instant of the date.
  const [summer, winter] = [new Date(midnight - 3 * 3_600_000), new Date(midnight - 2 * 3_600_000)]
  return dateInHelsinki(summer) === date ? summer : winter
}

/** Unix milliseconds of the system clock; for making ids only, everything else takes a `Clock`. */
export function unixMilliseconds(): number {
  return Date.now()
}

/** The machine's clock. With `calendarDate` the calendar stands at that date, for development only. */
export function systemClock(options: { readonly calendarDate?: PlainDate | undefined } = {}): Clock {
  let minute = Number.NaN
  let date: PlainDate | undefined
  return {
    instant: () => new Date(),
    calendar: () => {
      if (options.calendarDate !== undefined) return options.calendarDate
      const now = new Date()
      const currentMinute = Math.floor(now.getTime() / 60_000)
      if (date === undefined || currentMinute !== minute) {
        date = dateInHelsinki(now)
        minute = currentMinute
      }
      return date
    },
  }
}

export interface FixedClock extends Clock {
  /** Moves both clocks by days or months; minutes move the instant only. */
  advance(by: { readonly minutes?: number; readonly days?: number; readonly months?: number }): void
}

/** A clock that stands until it is advanced. The calendar is the instant's date in Helsinki unless given. */
export function fixedClock(start: { readonly instant: Date; readonly calendar?: PlainDate }): FixedClock {
  let milliseconds = start.instant.getTime()
  let date = start.calendar ?? dateInHelsinki(start.instant)
  return {
    instant: () => new Date(milliseconds),
    calendar: () => date,
    advance: ({ minutes = 0, days = 0, months = 0 }) => {
      const next = addDays(addMonths(date, months), days)
      milliseconds += daysBetween(date, next) * dayMilliseconds + minutes * 60_000
      date = next
    },
  }
}

/**
 * Starts measuring; the returned function gives the milliseconds since, with fractions. Never goes backwards.
 */
export function stopwatch(): () => number {
  const start = performance.now()
  return () => performance.now() - start
}
