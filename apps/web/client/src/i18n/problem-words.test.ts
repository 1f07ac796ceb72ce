import { readFileSync } from 'node:fs'
import path from 'node:path'
import { problemStatuses } from '@tym/kernel'
import i18next from 'i18next'
import { expect, test } from 'vitest'
import { words as wordsEn } from '../declaration/words-en.generated.ts'
import { words as wordsFi } from '../declaration/words-fi.generated.ts'
import { words as wordsSv } from '../declaration/words-sv.generated.ts'
import { en } from './en/index.ts'
import { fi } from './fi/index.ts'
import { findProblemWords } from './problem-words.ts'
import { sv } from './sv/index.ts'

/** What the web server refuses with, as its own table lists it. */
const webProblems = path.resolve(import.meta.dirname, '../../../server/src/web-problem.ts')
const ofTheWebServer = [...readFileSync(webProblems, 'utf8').matchAll(/^ {2}'([a-z-]+)': \[\d{3},/gm)].map(
  ([, code = '']) => code,
)

const languages = [
  ['fi', fi, wordsFi],
  ['sv', sv, wordsSv],
  ['en', en, wordsEn],
] as const

test.each(languages)('every refusal has a sentence and a next step in %s', async (language, texts, words) => {
  const own = i18next.createInstance()
  await own.init({
    lng: language,
    resources: { [language]: { translation: texts } },
    interpolation: { prefix: '{', suffix: '}' },
  })
  expect(ofTheWebServer).toContain('cross-site')
  for (const code of [...Object.keys(problemStatuses), ...ofTheWebServer, 'unreachable']) {
    const told = findProblemWords(code, own.t, words)
    expect(told, code).toBeDefined()
    expect(told, code).not.toMatch(/DPoP|JSON|UUID|ETag|Retry-After|toistonesto|otsak|well-known|undefined/)
    expect(told?.length, code).toBeGreaterThan(20)
  }
  expect(findProblemWords('no-such-code', own.t, words)).toBeUndefined()
})
