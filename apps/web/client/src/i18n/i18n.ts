import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { DeclaredWords } from '../declaration/declared-words.ts'
import { fi } from './fi/index.ts'
import { findLanguage, type Language } from './language.ts'
import { keepUnits } from './unit-spaces.ts'

/** Which language this browser was last used in: the one thing that is remembered, and it names nobody. */
const remembered = 'language'

const texts = {
  fi: () => Promise.resolve(fi),
  sv: () => import('./sv/index.ts').then(({ sv }) => sv),
  en: () => import('./en/index.ts').then(({ en }) => en),
} as const

const words = {
  fi: () => import('../declaration/words-fi.generated.ts'),
  sv: () => import('../declaration/words-sv.generated.ts'),
  en: () => import('../declaration/words-en.generated.ts'),
} as const

let declared: DeclaredWords | undefined
let isTitled = false

/** Gives the document the title of the page that it shows, in the language that is shown. */
export function titleDocument(page: string): void {
  isTitled = true
  document.title = page
}

/** The register's words in the language that is shown. Throws before `startTexts` has loaded them. */
export function declaredWords(): DeclaredWords {
  if (declared === undefined) throw new Error('the words of the register are not loaded')
  return declared
}

/** The language that is shown. */
export function shownLanguage(): Language {
  return findLanguage(i18next.language) ?? 'fi'
}

/** Loads the texts of the language that this browser was last used in, or asks for, else Finnish. */
export async function startTexts(): Promise<void> {
  const units = { type: 'postProcessor', name: 'units', process: keepUnits } as const
  await i18next
    .use(initReactI18next)
    .use(units)
    .init({
      postProcess: ['units'],
      resources: {},
      fallbackLng: false,
      lng: 'fi',
      interpolation: { prefix: '{', suffix: '}', escapeValue: false },
      returnNull: false,
    })
  const wished = [localStorage.getItem(remembered) ?? undefined, ...navigator.languages].map(findLanguage)
  await changeLanguage(wished.find((language) => language !== undefined) ?? 'fi')
}

/** Shows everything in another language, and remembers that. */
export async function changeLanguage(language: Language): Promise<void> {
  const [translation, loaded] = await Promise.all([texts[language](), words[language]()])
  declared = withUnits(loaded.words)
  i18next.addResourceBundle(language, 'translation', translation)
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  // Until a page says what it is; it has its own title when the language of the page is changed.
  if (!isTitled) document.title = i18next.t('service.name')
  localStorage.setItem(remembered, language)
}

/** The words whose sentences have numbers: each number on one line with its unit, as in the texts. */
function withUnits(loaded: DeclaredWords): DeclaredWords {
  const bound = (sentences: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(Object.entries(sentences).map(([name, sentence]) => [name, keepUnits(sentence)]))
  return { ...loaded, notices: bound(loaded.notices), problems: bound(loaded.problems) }
}
