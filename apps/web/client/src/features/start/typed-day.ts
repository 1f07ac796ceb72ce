const form = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/

/** A day typed as 4.12.2026; undefined when it is no day of the calendar. */
export function readTypedDay(typed: string): string | undefined {
  const [, day = '', month = '', year = ''] = form.exec(typed.trim()) ?? []
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${written}T00:00:00Z`)
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== written ? undefined : written
}

/** A day as it is typed, in every language alike. */
export function typedDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${Number(date)}.${Number(month)}.${year}`
}
