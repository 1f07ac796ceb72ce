import { describe, expect, test } from 'vitest'
import {
  emailAddress,
  inOrder,
  languageCode,
  phoneNumber,
  postalAddress,
  rememberedDate,
  shortText,
} from './values.ts'

describe('a telephone number', () => {
  test.each([
    '(09) 123 456',
    '09-123 456',
    '+358 (0)40 123 4567',
    '+358401234567',
    '040.123.4567',
    '029 123 4567 ext. 12',
    '09 123 456 / 12',
    '09 123 456 alanumero 12',
    '112',
    '+46 8 123 45 67',
  ])('is kept as written: %s', (number) => {
    expect(phoneNumber.parse(number)).toBe(number)
  })

  test.each([
    '',
    '12',
    'ei ole',
    '+358 40 12345678901234',
    '(09 123 456',
    '09) 123 456',
    '040 123 4567 soita illalla',
  ])('is none: %j', (number) => {
    expect(phoneNumber.safeParse(number).success).toBe(false)
  })
})

describe('a language code', () => {
  test.each([
    ['fi', 'fi'],
    [' SV ', 'sv'],
    ['sv-FI', 'sv'],
    ['smn', 'smn'],
    ['mis', 'mis'],
    ['und', 'und'],
  ])('%j is %s', (written, code) => {
    expect(languageCode.parse(written)).toBe(code)
  })

  test.each(['', 'f', 'suomi', '98', 'f1'])('%j is none', (written) => {
    expect(languageCode.safeParse(written).success).toBe(false)
  })
})

describe('a postal address', () => {
  const home = { street: 'Mannerheimintie 1 A 2', postalCode: '00100', city: 'Helsinki' }

  test.each([
    ['in Finland', home, home],
    ['with the country before the code', { ...home, postalCode: 'FI-00100' }, home],
    ['with a country in small letters', { ...home, country: 'fi' }, { ...home, country: 'FI' }],
    [
      'abroad, with a code in small letters',
      { street: '10 Downing Street', postalCode: 'sw1a  2aa', city: 'London', country: 'gb' },
      { street: '10 Downing Street', postalCode: 'SW1A 2AA', city: 'London', country: 'GB' },
    ],
    [
      'abroad, where there are no codes',
      { street: '12 Marina Road', city: 'Lagos', country: 'NG' },
      { street: '12 Marina Road', city: 'Lagos', country: 'NG' },
    ],
  ])('%s is taken', (_what, written, kept) => {
    expect(postalAddress.parse(written)).toEqual(kept)
  })

  test.each([
    ['without a code in Finland', { street: 'Katu 1', city: 'Helsinki' }],
    ['with four digits in Finland', { ...home, postalCode: '0010' }],
    ['with a country in words', { ...home, country: 'Suomi' }],
    ['with two lines in one', { ...home, street: 'Katu 1\nTalo 2' }],
  ])('%s is not', (_what, written) => {
    expect(postalAddress.safeParse(written).success).toBe(false)
  })
})

test('an e-mail address may have letters of any alphabet, and keeps its case', () => {
  expect(emailAddress.parse(' Matti.Meikäläinen@esimerkki.fi ')).toBe('Matti.Meikäläinen@esimerkki.fi')
  expect(emailAddress.parse('eeva+tyo@esimerkki.example')).toBe('eeva+tyo@esimerkki.example')
  for (const none of ['eeva', 'eeva@', '@esimerkki.fi', 'eeva@esimerkki fi', 'a@b@c.fi']) {
    expect(emailAddress.safeParse(none).success).toBe(false)
  }
})

test('a day may be remembered by its month or its year, and a period is in order as far as is known', () => {
  for (const known of ['1987', '2009-06', '2009-06-15']) expect(rememberedDate.parse(known)).toBe(known)
  for (const none of ['87', '2009-13', '2009-02-30', '1787', 'kesä 2009']) {
    expect(rememberedDate.safeParse(none).success).toBe(false)
  }
  expect(inOrder({ from: '2009-06', to: '2009' })).toBe(true)
  expect(inOrder({ from: '2010', to: '2009-06' })).toBe(false)
  expect(inOrder({ from: '2009-06-15', to: '2009-06-14' })).toBe(false)
  expect(inOrder({ from: '2009' })).toBe(true)
})

test('a name is one line', () => {
  expect(shortText.parse('Eeva  Maria')).toBe('Eeva Maria')
  expect(shortText.safeParse('Eeva\u202eMaria').success).toBe(false)
})
