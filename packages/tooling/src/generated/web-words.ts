import { type Language, languages } from '@tym/kernel'
import {
  allFields,
  categories,
  categoryNumbers,
  codeLists,
  notices,
  organisationKinds,
  problemWords,
  roles,
  sources,
} from '@tym/register'

type Named = Readonly<Record<string, Readonly<Record<Language, string>>>>

/** The words of the register that the web client shows, one file for each language. */
export const webWords: Readonly<Record<string, () => Promise<string>>> = Object.fromEntries(
  languages.map((language) => [
    `apps/web/client/src/declaration/words-${language}.generated.ts`,
    () => Promise.resolve(wordsIn(language)),
  ]),
)

function wordsIn(language: Language): string {
  const inLanguage = (named: Named) =>
    Object.fromEntries(Object.entries(named).map(([id, text]) => [id, text[language]]))
  const words = {
    categories: Object.fromEntries(
      categoryNumbers.map((number) => [number, categories[number].title[language]]),
    ),
    fields: Object.fromEntries(allFields.map(({ id, label }) => [id, label[language]])),
    roles: Object.fromEntries(Object.entries(roles).map(([id, { title }]) => [id, title[language]])),
    kinds: inLanguage(organisationKinds),
    sources: inLanguage(sources),
    notices: Object.fromEntries(Object.entries(notices).map(([kind, { text }]) => [kind, text[language]])),
    codes: Object.fromEntries(Object.entries(codeLists).map(([name, list]) => [name, inLanguage(list)])),
    problems: Object.fromEntries(
      Object.entries(problemWords).map(([code, { title, nextStep }]) => [
        code,
        `${title[language]} ${nextStep[language]}`,
      ]),
    ),
  }
  return [
    '// Made from packages/register by `npm run generate`; never edited by hand.',
    "import type { DeclaredWords } from './declared-words.ts'",
    '',
    `export const words: DeclaredWords = ${JSON.stringify(words, undefined, 2)}`,
    '',
  ].join('\n')
}
