import { expect, test } from 'vitest'
import { speaksOf } from './speaks-of.ts'

test('a word is found as it is, in another form, and by its number', () => {
  const text = '2.11 sovitut asiat tapaamisessa'
  expect(speaksOf(text, '')).toBe(true)
  expect(speaksOf(text, '2.11')).toBe(true)
  expect(speaksOf(text, 'Tapaaminen')).toBe(true)
  expect(speaksOf(text, 'sovittu tapaaminen')).toBe(true)
  expect(speaksOf(text, 'asuminen')).toBe(false)
  expect(speaksOf(text, 'tapaaminen velka')).toBe(false)
})
