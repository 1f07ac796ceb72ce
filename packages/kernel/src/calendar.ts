import type { PlainDate } from './plain-date.ts'
import { dateOf, dayNumber, daysInMonth, partsOf, partsOfDayNumber } from './plain-date.ts'

/** The date `days` days later (earlier when negative). */
export function addDays(date: PlainDate, days: number): PlainDate {
  return dateOf(partsOfDayNumber(dayNumber(partsOf(date)) + days))
}

/** The date `months` months later; the month's last day where there is no such day number. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const { year, month, day } = partsOf(date)
  const index = year * 12 + (month - 1) + months
  const targetYear = Math.floor(index / 12)
  const targetMonth = index - targetYear * 12 + 1
  return dateOf({
    year: targetYear,
    month: targetMonth,
    day: Math.min(day, daysInMonth(targetYear, targetMonth)),
  })
}

/** Whole days from one date to another; negative when the second is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dayNumber(partsOf(to)) - dayNumber(partsOf(from))
}

/** Day of the week: 1 Monday ... 7 Sunday. */
export function weekday(date: PlainDate): number {
  const fromThursday = (((dayNumber(partsOf(date)) + 3) % 7) + 7) % 7
  return fromThursday + 1
}

/** Easter Sunday of a Gregorian year (Meeus, Jones and Butcher). */
export function easterSunday(year: number): PlainDate {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const inCentury = year % 100
  const correction = Math.floor((8 * century + 13) / 25)
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30
  const weekdayTerm = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7
  const shift = Math.floor((golden + 11 * epact + 22 * weekdayTerm) / 451)
  const monthAndDay = epact + weekdayTerm - 7 * shift + 114
  return dateOf({ year, month: Math.floor(monthAndDay / 31), day: (monthAndDay % 31) + 1 })
}

// Act 150/1930 5 §: Independence Day, May Day, Christmas Eve; the rest are public holidays with a fixed date.
const fixedClosures = new Set(['01-01', '01-06', '05-01', '12-06', '12-24', '12-25', '12-26'])

/**
 * Whether a period to be observed before an authority may not end on this day (Act 150/1930, 5 §): Saturday,
 * Sunday, public holiday, Independence Day, May Day, Christmas Eve or Midsummer Eve.
 */
export function isOfficeClosed(date: PlainDate): boolean {
  const dayOfWeek = weekday(date)
  // Midsummer Day and All Saints' Day are always Saturdays; Easter Day and Pentecost always Sundays.
  if (dayOfWeek >= 6 || fixedClosures.has(date.slice(5))) return true
  const { year, month, day } = partsOf(date)
  if (dayOfWeek === 5 && month === 6 && day >= 19 && day <= 25) return true
  const sinceEaster = daysBetween(easterSunday(year), date)
  return sinceEaster === -2 || sinceEaster === 1 || sinceEaster === 39
}

/** The day itself when offices are open, else the next day when they are. */
export function nextWorkingDay(date: PlainDate): PlainDate {
  let day = date
  while (isOfficeClosed(day)) day = addDays(day, 1)
  return day
}

/** Length of a period and whether its end moves to the next working day. */
export interface Period {
  readonly months?: number
  readonly days?: number
  readonly shift: boolean
}

/**
 * The last day of a period that starts on `from`: months first, then days, then the shift if the rule has
 * one.
 */
export function dueOn(period: Period, from: PlainDate): PlainDate {
  const end = addDays(addMonths(from, period.months ?? 0), period.days ?? 0)
  return period.shift ? nextWorkingDay(end) : end
}
