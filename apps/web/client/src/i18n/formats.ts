import { type Language, locales } from './language.ts'

const dayMilliseconds = 86_400_000
/** A weekday and its date stay on one line. */
const inOne = '\u00a0'

/** A day, such as 4.12.2026 (fi, sv) or 4 Dec 2026 (en). */
export function formatDay(day: string, language: Language): string {
  const month = language === 'en' ? 'short' : 'numeric'
  return written(day, language, { day: 'numeric', month, year: 'numeric' })
}

/** A day where its year is told beside it: pe 4.12. (fi), fre 4.12 (sv), Fri 4 Dec (en). */
export function formatDayOfYear(day: string, language: Language): string {
  const weekday = written(day, language, { weekday: 'short' }).replace('.', '')
  if (language === 'en')
    return `${weekday}${inOne}${written(day, language, { day: 'numeric', month: 'short' })}`
  const [, month = '', date = ''] = day.split('-')
  return `${weekday}${inOne}${Number(date)}.${Number(month)}${language === 'fi' ? '.' : ''}`
}

/** A day in a list, with its year where that is another than today's: to 21.1.2027, Thu 21 Jan 2027. */
export function formatListDay(day: string, language: Language, today: string): string {
  if (day.slice(0, 4) === today.slice(0, 4)) return formatDayOfYear(day, language)
  const weekday = written(day, language, { weekday: 'short' }).replace('.', '')
  return `${weekday}${inOne}${formatDay(day, language)}`
}

/** Today in a heading: maanantai 30.11.2026. */
export function formatToday(day: string, language: Language): string {
  return `${written(day, language, { weekday: 'long' })} ${formatDay(day, language)}`
}

/** The month of a day: marraskuu 2026 (fi), november 2026 (sv), November 2026 (en). */
export function formatMonth(day: string, language: Language): string {
  return written(day, language, { month: 'long', year: 'numeric' })
}

/** The day in Helsinki of an instant. */
export function dayOf(instant: string): string {
  return new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Helsinki' }).format(new Date(instant))
}

/** A time of day in Helsinki: 9.42 (fi, sv), 09:42 (en). */
export function formatTime(instant: Date, language: Language): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Helsinki',
    hour: '2-digit',
    minute: '2-digit',
  }).format(instant)
  return language === 'en' ? parts : parts.replace(/^0/, '').replace(':', '.')
}

/** A time of day in Helsinki with its seconds: 9.42.10 (fi, sv), 09:42:10 (en). */
export function formatClock(instant: Date, language: Language): string {
  const seconds = String(instant.getUTCSeconds()).padStart(2, '0')
  return `${formatTime(instant, language)}${language === 'en' ? ':' : '.'}${seconds}`
}

/** The day so many days later; earlier for a negative number. */
export function daysFrom(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMilliseconds).toISOString().slice(0, 10)
}

/** Days from one day to another; negative when the other has passed. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMilliseconds)
}

function written(day: string, language: Language, form: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locales[language], { ...form, timeZone: 'UTC' }).format(new Date(day))
}
