import { type Language, languages } from '@tym/kernel'
import {
  badgeWords,
  caseWorkRoles,
  categories,
  isOperationId,
  notices,
  type OperationId,
  operationReach,
  operations,
  problemWords,
  roles,
} from '@tym/register'

/**
 * The words that the web client needs before it has read the register, or when it cannot: one file for each
 * language.
 */
export const webWords: Readonly<Record<string, () => Promise<string>>> = Object.fromEntries(
  languages.map((language) => [
    `apps/web/client/src/declaration/words-${language}.generated.ts`,
    () => Promise.resolve(wordsIn(language)),
  ]),
)

/** Whether an operation is done in a file, by its team or who answers for it there. */
const isOfTeam = (operation: OperationId): boolean =>
  caseWorkRoles.some((role) =>
    ['caseTeam', 'responsibleOfficer'].includes(operationReach(role, operation) ?? ''),
  )

function wordsIn(language: Language): string {
  const words = {
    roles: Object.fromEntries(Object.entries(roles).map(([id, { title }]) => [id, title[language]])),
    badges: Object.fromEntries(Object.entries(badgeWords).map(([kind, word]) => [kind, word[language]])),
    categories: Object.fromEntries(
      Object.values(categories).map(({ number, title }) => [number, title[language]]),
    ),
    notices: Object.fromEntries(Object.entries(notices).map(([kind, { text }]) => [kind, text[language]])),
    operations: Object.fromEntries(
      Object.entries(operations)
        .filter(([id]) => isOperationId(id) && isOfTeam(id))
        .map(([id, { title }]) => [id, title[language]]),
    ),
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
