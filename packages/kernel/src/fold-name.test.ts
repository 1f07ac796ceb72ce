import { expect, test } from 'vitest'
import { foldName } from './fold-name.ts'

test.each([
  ["O'Brien", 'O’BRIEN'],
  ['OʼBrien', "O' Brien"],
  ['Äijälä', 'A\u0308ija\u0308la\u0308'],
  ['IŞIK', 'Işık'],
  ['İnan', 'inan'],
  ['Kor\u00adho\u200bnen', 'Korhonen'],
  ['Groß', 'GROSS'],
  ['  Mäki\u00a0 Virta ', 'mäki virta'],
  ['\u202eVirtanen', 'Virtanen'],
])('%s and %s are one name', (one, other) => {
  expect(foldName(one)).toBe(foldName(other))
})

test.each([
  ['Mäki', 'Maki'],
  ['Åberg', 'Äberg'],
  ['Korhonen', 'Korhola'],
])('%s and %s are two', (one, other) => {
  expect(foldName(one)).not.toBe(foldName(other))
})

test('what is folded stays as it is when it is folded again', () => {
  for (const name of ["O'Brien", 'IŞIK', 'İnan', 'Groß', 'A\u0308ijälä', 'ﬁnne'])
    expect(foldName(foldName(name))).toBe(foldName(name))
})
