import { expect, test } from 'vitest'
import { findWords, type Held } from './find-words.ts'
import { newId } from './ids.ts'

const id = newId()
const digest = 'ab'.repeat(32)
async function* hold(...texts: readonly string[]): AsyncIterable<Held> {
  for (const text of texts) yield { place: 'here', text }
}

test.each([
  ['alone', id, id],
  ['in capitals, in a sentence', `See ${id.toUpperCase()}.`, id],
  ['glued to other hexadecimal digits', `abc${id}-1790000000000`, id],
  ['in binary content shown in hexadecimal', `\\x01${Buffer.from(id).toString('hex')}ff`, id],
  ['as a digest', `\\x${digest}`, digest],
  ['as a number', 'file TYM-2026-0000123 is', 'tym-2026-0000123'],
])('a word is found %s', async (_how, text, wanted) => {
  expect(await findWords(hold('nothing', text, text), new Set([wanted, newId()]))).toEqual([
    { word: wanted, place: 'here' },
  ])
})

test('nothing else is found', async () => {
  const others = [newId(), `${digest}00`, `${id.slice(0, -1)}`, 'tym-2026-00001234']
  expect(await findWords(hold(...others), new Set([id, digest, 'tym-2026-0000123']))).toEqual([])
})
