const form = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/
const monthForm = /^(\d{1,2})[./](\d{4})$/
const yearForm = /^(?:19|20|21)\d\d$/

/** A day typed as 4.12.2026 or 2026-12-04; undefined when it is no day of the calendar. */
export function readTypedDay(typed: string): string | undefined {
  const text = typed.trim()
  const [, day = '', month = '', year = ''] = form.exec(text) ?? []
  const written = /^\d{4}-\d\d-\d\d$/.test(text)
    ? text
    : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${written}T00:00:00Z`)
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== written ? undefined : written
}

/** A day, or only the month or the year that somebody remembers: 15.6.2009, 6.2009, 2009. */
export function readRememberedDay(typed: string): string | undefined {
  const text = typed.trim()
  if (yearForm.test(text)) return text
  const [, month = '', year = ''] = monthForm.exec(text) ?? []
  if (yearForm.test(year) && Number(month) >= 1 && Number(month) <= 12)
    return `${year}-${month.padStart(2, '0')}`
  return readTypedDay(text)
}

/** A day, month or year as it is typed, in every language alike. */
export function typedDay(day: string): string {
  return day
    .split('-')
    .reverse()
    .map((part) => `${Number(part)}`)
    .join('.')
}
