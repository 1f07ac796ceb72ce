import { findNationalId } from '@tym/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readIdentityCode } from './identity-code.ts'

const check = '0123456789ABCDEFHJKLMNPRSTUVWXY'

test('a code that the service takes is never held back', () => {
  const codes = fc
    .record({
      day: fc.integer({ min: 1, max: 28 }),
      month: fc.integer({ min: 1, max: 12 }),
      year: fc.integer({ min: 0, max: 99 }),
      separator: fc.constantFrom(...'-+YXWVUABCDEF'.split('')),
      individual: fc.integer({ min: 2, max: 999 }),
    })
    .map(({ day, month, year, separator, individual }) => {
      const two = (number: number) => String(number).padStart(2, '0')
      const digits = `${two(day)}${two(month)}${two(year)}`
      const three = String(individual).padStart(3, '0')
      return `${digits}${separator}${three}${check[Number(`${digits}${three}`) % 31]}`
    })
  fc.assert(
    fc.property(codes, (code) => {
      if (findNationalId(code) === undefined) return
      expect(readIdentityCode(` ${code.toLowerCase()} `)).toEqual({ kind: 'right', code })
    }),
  )
})

test('a wrong check character and a wrong form are told apart, and are not sent', () => {
  expect(readIdentityCode('131052-308T')).toEqual({ kind: 'right', code: '131052-308T' })
  expect(readIdentityCode('131052-308U')).toEqual({ kind: 'wrongCheck' })
  expect(readIdentityCode('Eeva Esimerkki')).toEqual({ kind: 'wrongForm' })
})
