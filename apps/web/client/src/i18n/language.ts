export const languages = ['fi', 'sv', 'en'] as const
export type Language = (typeof languages)[number]

/** By which rules dates and times are written; plain `sv` and `en` would write as other countries do. */
export const locales: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }

/** The language of an address's or a browser's word; undefined when there are no texts in it. */
export function findLanguage(word: string | undefined): Language | undefined {
  const [short = ''] = (word ?? '').toLowerCase().split('-', 1)
  return languages.find((language) => language === short)
}
