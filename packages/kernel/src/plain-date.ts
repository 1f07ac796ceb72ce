import { z } from 'zod'

const earliestYear = 1800
const latestYear = 2199

/**
 * A calendar date 'YYYY-MM-DD' that exists, without time or zone, between 1800 and 2199.
 * Its issues are reported as `invalid-date`.
 */
export const plainDate = z.iso
  .date()
  .refine((text) => Number(text.slice(0, 4)) >= earliestYear && Number(text.slice(0, 4)) <= latestYear, {
    params: { problem: 'invalid-date' },
  })
  .brand<'PlainDate'>()
export type PlainDate = z.infer<typeof plainDate>

/** Year, month 1-12 and day 1-31 of a date. */
export interface DateParts {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** Takes a date apart. */
export function partsOf(date: PlainDate): DateParts {
  return {
    year: Number(date.slice(0, 4)),
    month: Number(date.slice(5, 7)),
    day: Number(date.slice(8, 10)),
  }
}

/** The date with these parts; throws when there is none. */
export function dateOf(parts: DateParts): PlainDate {
  const year = String(parts.year).padStart(4, '0')
  const month = String(parts.month).padStart(2, '0')
  return plainDate.parse(`${year}-${month}-${String(parts.day).padStart(2, '0')}`)
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** Number of days in a month (1-12) of a year. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Days from 1970-01-01 to the date in the Gregorian calendar; negative before it. */
export function dayNumber({ year, month, day }: DateParts): number {
  // The year is counted from March so that the leap day is its last.
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

/** The inverse of `dayNumber`. */
export function partsOfDayNumber(number: number): DateParts {
  const fromMarch0000 = number + 719468
  const era = Math.floor(fromMarch0000 / 146097)
  const dayOfEra = fromMarch0000 - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day }
}
