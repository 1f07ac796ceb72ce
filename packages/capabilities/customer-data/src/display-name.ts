import type { CurrentEntry } from './current-document.ts'

/** What the person is called in lists and headings: preferred name, else given names, and family name. */
export function displayNameOf(entries: readonly Pick<CurrentEntry, 'field' | 'value'>[]): string {
  const textOfField = (field: string): string => {
    const value = entries.find((entry) => entry.field === field)?.value
    return typeof value === 'string' ? value : ''
  }
  const preferred = textOfField('1.04')
  return [preferred === '' ? textOfField('1.02') : preferred, textOfField('1.03')].join(' ').trim()
}
