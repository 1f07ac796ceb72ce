import { describe, expect, test } from 'vitest'
import { lineText, safeText, visibleLength } from './text.ts'

const codesOf = (schema: ReturnType<typeof safeText>, text: string) =>
  schema
    .safeParse(text)
    .error?.issues.map((issue) => (issue.code === 'custom' ? issue.params?.problem : issue.code))

describe('a text', () => {
  test.each([
    ['zero-width spaces', '\u200b'.repeat(30)],
    ['word joiners and byte order marks', '\u2060\ufeff'.repeat(15)],
    ['Hangul fillers', '\u3164\u115f\u1160\uffa0'.repeat(8)],
    ['braille blanks', '\u2800'.repeat(30)],
    ['direction marks', '\u200e\u202e\u2066\u2069'.repeat(8)],
    ['variation selectors and tags', '\ufe0f\u{e0041}'.repeat(15)],
    ['soft hyphens', '\u00ad'.repeat(30)],
    ['one letter among zero-width spaces', `a${'\u200b'.repeat(30)}`],
    ['one letter among blanks', `a${' \n'.repeat(30)}b`],
  ])('of %s shows nothing that counts', (_what, text) => {
    expect(codesOf(safeText(500, 10), text)).toEqual(['invalid-text'])
    expect(codesOf(lineText(500, 10), text)).toEqual(['invalid-text'])
  })

  test('of blanks alone is missing, not wrong', () => {
    expect(codesOf(safeText(500), '  \n ')).toEqual(['too_small'])
    expect(codesOf(lineText(500), '')).toEqual(['too_small'])
  })

  test('counts what a person sees', () => {
    expect(visibleLength('  Esimerkki  teksti \u200b')).toBe(16)
    expect(visibleLength('👩\u200d🔧')).toBe(2)
    expect(safeText(500, 10).parse('Asia on ok.')).toBe('Asia on ok.')
  })

  test('of several lines keeps its lines, its joiners and its direction marks', () => {
    const text = 'Rivi yksi\n\n\tRivi  kaksi: می\u200cخواهم \u200fשלום'
    expect(safeText(200).parse(text)).toBe(text)
  })
})

describe('a text of one line', () => {
  test.each([
    ['a line feed', 'Eeva\nEsimerkki'],
    ['a carriage return', 'Eeva\rEsimerkki'],
    ['a line separator', 'Eeva\u2028Esimerkki'],
    ['a right-to-left override', 'Eeva\u202eikkremisE'],
    ['an isolate', 'Eeva\u2067Esimerkki\u2069'],
    ['a joiner outside a word', 'Eeva \u200c Esimerkki'],
    ['a joiner at the end', 'Eeva\u200d'],
  ])('has no %s', (_what, text) => {
    expect(codesOf(lineText(200), text)).toEqual(['invalid-text'])
  })

  test.each([
    ['doubled blanks folded', 'Eeva   Maria\t Esimerkki', 'Eeva Maria Esimerkki'],
    ['blanks of other widths as blanks', 'Eeva\u00a0\u2009Esimerkki', 'Eeva Esimerkki'],
    ['soft hyphens and zero-width spaces left out', 'Esi\u00admerk\u200bki\ufeff', 'Esimerkki'],
    ['a joiner that spelling needs kept', 'علی\u200cرضا', 'علی\u200cرضا'],
    ['letters composed', 'A\u0308ra\u0308la\u0308', 'Äräla\u0308'.normalize('NFC')],
    ['an apostrophe kept', "O'Brien d\u2019Arc", "O'Brien d\u2019Arc"],
  ])('is stored with %s', (_what, text, stored) => {
    expect(lineText(200).parse(text)).toBe(stored)
  })
})
