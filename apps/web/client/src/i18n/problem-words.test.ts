import { problemStatuses } from '@tym/kernel'
import i18next from 'i18next'
import { expect, test } from 'vitest'
import { words as wordsEn } from '../declaration/words-en.generated.ts'
import { words as wordsFi } from '../declaration/words-fi.generated.ts'
import { words as wordsSv } from '../declaration/words-sv.generated.ts'
import { en } from './en.ts'
import { fi } from './fi.ts'
import { findProblemWords } from './problem-words.ts'
import { sv } from './sv.ts'

/** What the web server refuses with by itself; the codes that it shares with the service are among those. */
const ofTheWebServer = [
  'cross-site',
  'session-missing',
  'session-idle',
  'session-ended',
  'login-expired',
  'not-relayed',
]

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
  for (const code of [...Object.keys(problemStatuses), ...ofTheWebServer, 'unreachable']) {
    const told = findProblemWords(code, own.t, words)
    expect(told, code).toBeDefined()
    expect(told, code).not.toMatch(/DPoP|JSON|UUID|ETag|Retry-After|toistonesto|otsak|well-known|undefined/)
    expect(told?.length, code).toBeGreaterThan(20)
  }
  expect(findProblemWords('no-such-code', own.t, words)).toBeUndefined()
})
