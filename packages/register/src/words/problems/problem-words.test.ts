import { languages, problemStatuses } from '@tym/kernel'
import { expect, test } from 'vitest'
import { problemWords } from './problem-words.ts'

test.each(Object.entries(problemWords))(
  '%s says in three languages what happened and what to do',
  (_code, text) => {
    for (const language of languages) {
      expect(text.title[language]).toMatch(/\.$/)
      expect(text.nextStep[language]).toMatch(/\.$/)
    }
    expect(new Set([text.title.fi, text.title.sv, text.title.en]).size).toBe(3)
  },
)

test('no two codes have one title', () => {
  const titles = Object.values(problemWords).map((text) => text.title.fi)
  expect(new Set(titles).size).toBe(titles.length)
})

test('every code that an answer may carry has words, and no other', () => {
  expect(Object.keys(problemWords).sort()).toEqual(Object.keys(problemStatuses).sort())
})
