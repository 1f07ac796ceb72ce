import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { surnameMarks } from './surname-marks.ts'

const file = (key: string) => ({
  digestOf: (kind: string, text: string) => createHmac('sha256', key).update(`${kind}|${text}`).digest(),
})
const meet = (one: string, other: string, keys = file('one')) =>
  surnameMarks(keys, one).some((mark) => surnameMarks(keys, other).some((each) => each.equals(mark)))

describe('family names under the key of a file', () => {
  test.each([
    ['Korhonen', 'KORHONEN'],
    ['Mäki-Korhonen', 'Korhonen'],
    ['Mäki–Korhonen', 'mäki korhonen'],
    ['von Essen', 'Essen'],
    ['A\u0308ijälä', 'Äijälä'],
    ["O'Brien", 'O’BRIEN'],
    ["D' Angelo", 'DʼAngelo'],
    ['Ö', 'ö'],
    ['Anna O', 'O'],
    ['Le', 'Anna Le'],
    ['De', 'DE'],
    ['von Ö', 'Ö'],
    ['IŞIK', 'Işık'],
    ['İnan', 'INAN'],
    ['Kor\u00adhonen', 'Korho\u200bnen'],
    ['Mäki\u2212Korhonen', 'Korhonen'],
    ['Mäki\u00a0Korhonen', 'Mäki'],
  ])('%s and %s have a name in common', (one, other) => expect(meet(one, other)).toBe(true))

  test.each([
    ['Mäki', 'Maki'],
    ['Korhonen', 'Korhola'],
    ['von Essen', 'von Wright'],
    ['O’Brien', 'Brien'],
    ['Anna O Virtanen', 'O Korhonen'],
    ['De Silva', 'De Luca'],
    ['', ''],
  ])('%s and %s have none', (one, other) => expect(meet(one, other)).toBe(false))

  test('say nothing in another file', () => {
    const [here] = surnameMarks(file('one'), 'Korhonen')
    const [there] = surnameMarks(file('other'), 'Korhonen')
    expect(here?.equals(there ?? Buffer.alloc(0))).toBe(false)
  })
})
