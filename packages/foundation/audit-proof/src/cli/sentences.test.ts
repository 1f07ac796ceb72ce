import { expect, test } from 'vitest'
import { sentenceOf } from './sentences.ts'

test.each([
  [1, '1st'],
  [2, '2nd'],
  [3, '3rd'],
  [4, '4th'],
  [11, '11th'],
  [112, '112th'],
  [121, '121st'],
])('the place of a line is counted as people count: %i', (place, ordinal) => {
  expect(sentenceOf({ code: 'line-altered', line: 7, place })).toContain(
    `Line 7 (the ${ordinal} in the file)`,
  )
})
