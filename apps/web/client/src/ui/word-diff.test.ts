import { expect, test } from 'vitest'
import { countWords, wordDiff } from './word-diff.ts'

const shown = (before: string, after: string) =>
  wordDiff(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `[+${text}]` : `[-${text}]`))
    .join('')

test('what has changed is found word by word', () => {
  const before = 'Ei toistuvia raskaita nostoja (yli 10 kg). Ei iltavuoroja.'
  const after = 'Ei toistuvia raskaita nostoja (yli 5 kg). Ei iltavuoroja kello 20 jälkeen.'
  expect(shown(before, after)).toBe(
    'Ei toistuvia raskaita nostoja (yli [-10][+5] kg). Ei iltavuoroja[+ kello 20 jälkeen].',
  )
  expect(countWords(wordDiff(before, after))).toEqual({ removed: 1, added: 4 })
})

test('words that change side by side are one change', () => {
  expect(shown('Raittius on jatkunut puoli vuotta.', 'Raittius on jatkunut seitsemän kuukautta.')).toBe(
    'Raittius on jatkunut [-puoli vuotta][+seitsemän kuukautta].',
  )
})

test('a text is put together again from what both versions share and what either has', () => {
  for (const [before, after] of [
    ['', 'uusi teksti'],
    ['vanha teksti', ''],
    ['a b c d', 'b x d a'],
    ['sama', 'sama'],
    ['yksi kaksi', 'kaksi kolme kaksi'],
  ] as const) {
    const stretches = wordDiff(before, after)
    const of = (left: string) => stretches.filter(({ kind }) => kind !== left).map(({ text }) => text)
    expect(of('added').join('')).toBe(before)
    expect(of('removed').join('')).toBe(after)
  }
})

test('two long texts with nothing in common are still compared', () => {
  const words = (start: number) => Array.from({ length: 1_500 }, (_, n) => `${start + n}`).join(' ')
  expect(wordDiff(words(0), words(5_000)).length).toBeGreaterThan(0)
})
