import { expect, test } from 'vitest'
import { finnishIn, finnishWords, namesIn } from './finnish-words.ts'

test('a Finnish word among Swedish and English ones is found, a name and a word of both is not', () => {
  const finnish = finnishWords()
  expect(finnish.size).toBeGreaterThan(1_000)
  const shown = [
    'Tidslinje',
    'Aikajana',
    'TYM-2026-0000001, Yhteenveto – Sektorsövergripande stöd',
    'Sanna Tukio',
  ]
  expect(finnishIn(shown, finnish, new Set())).toEqual([
    'aikajana: Aikajana',
    'yhteenveto: TYM-2026-0000001, Yhteenveto – Sektorsövergripande stöd',
  ])
  const named = namesIn(['{"items":[{"displayName":"Aikajana Esimerkki"}]}'])
  expect(finnishIn(shown, finnish, named)).toEqual([
    'yhteenveto: TYM-2026-0000001, Yhteenveto – Sektorsövergripande stöd',
  ])
})
