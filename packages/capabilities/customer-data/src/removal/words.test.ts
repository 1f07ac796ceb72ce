import { expect, test } from 'vitest'
import { wordsOf } from './words.ts'

test('a code and a telephone number are looked for where they were repeated, a day and a moment are not', () => {
  expect(wordsOf(['140385-902T', '140385-9023', '040 123 4567'])).toEqual([
    '040 123 4567',
    '140385-902T',
    '140385-9023',
  ])
  expect(wordsOf(['2026-11-29', '2026-11-29T10:15:00.000Z', '29.11.2026', '2.1. 2026'])).toEqual([])
})
