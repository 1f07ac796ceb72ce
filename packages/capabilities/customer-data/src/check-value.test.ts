import { Problem } from '@tym/kernel'
import { allFields, getField } from '@tym/register'
import { describe, expect, it } from 'vitest'
import { checkSource, checkValue, getRecordableField } from './check-value.ts'

function problemOf(work: () => unknown): Pick<Problem, 'code' | 'pointer'> {
  try {
    work()
  } catch (error) {
    if (error instanceof Problem)
      return { code: error.code, ...(error.pointer !== undefined && { pointer: error.pointer }) }
    throw error
  }
  throw new Error('it was accepted')
}

describe('a value', () => {
  it.each([
    ['a text over its limit', '5.01', 'a'.repeat(4001), 'invalid-input', '/value'],
    ['an unpaired surrogate', '5.01', 'a\ud800b', 'invalid-text', '/value'],
    ['an unpaired surrogate deep inside', '5.04', { limit: '\udc00' }, 'invalid-text', '/value/limit'],
    ['a NUL', '5.04', { limit: 'a\u0000' }, 'invalid-text', '/value/limit'],
    ['an unknown member', '5.04', { limit: 'a', diagnosis: 'F32' }, 'unknown-field', '/value'],
    [
      'a date that does not exist',
      '5.08',
      { on: '2026-02-30', conclusion: 'a' },
      'invalid-date',
      '/value/on',
    ],
    ['a wrong type', '5.06', { needed: 'yes', conclusion: 'a' }, 'invalid-input', '/value/needed'],
    [
      'too many items',
      '1.07',
      Array.from({ length: 6 }, () => '+358 40 000 0901'),
      'invalid-input',
      '/value',
    ],
    ['nothing at all', '1.02', undefined, 'invalid-input', '/value'],
  ] as const)('with %s is refused with its place', (_what, field, value, code, pointer) => {
    expect(problemOf(() => checkValue(field, value))).toEqual({ code, pointer })
  })

  it('is normalised before it is stored', () => {
    expect(checkValue('1.02', ' A\u0308iti ')).toBe('Äiti')
  })

  it('of the statements is pointed to under its own name', () => {
    expect(problemOf(() => checkValue('5.10', 'lyhyt', 'necessity'))).toEqual({
      code: 'invalid-input',
      pointer: '/necessity',
    })
  })
})

describe('a field', () => {
  it('of another category is not there', () => {
    expect(problemOf(() => getRecordableField('5.04', 4)).code).toBe('invalid-input')
  })

  it('that is kept elsewhere, only beside another or only by the start is not recorded by hand', () => {
    const refused = allFields.filter(({ id, category }) => {
      try {
        getRecordableField(id, category)
        return false
      } catch {
        return true
      }
    })
    expect(refused.map(({ id }) => id)).toEqual([
      ...['1.01', '2.01', '2.02', '2.03', '2.04', '2.06', '2.08', '2.09'],
      ...['4.07', '4.08', '5.09', '5.10'],
    ])
  })

  it('comes only from the sources that the declaration names', () => {
    expect(problemOf(() => checkSource(getField('5.08'), 'customer')).code).toBe('source-not-allowed')
    expect(() => checkSource(getField('5.08'), 'ownRegister')).not.toThrow()
  })
})
