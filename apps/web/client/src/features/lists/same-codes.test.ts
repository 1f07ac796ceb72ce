import { expect, test } from 'vitest'
import { areSameCodes, findNameFault, isNarrowed } from './same-codes.ts'

test('filters are the same by their codes, in any order', () => {
  expect(areSameCodes({ kind: 'plan', group: 'week' }, { group: 'week', kind: 'plan' })).toBe(true)
  expect(areSameCodes({ kind: 'plan' }, { kind: 'plan', group: 'week' })).toBe(false)
  expect([isNarrowed({}), isNarrowed({ kind: 'plan' })]).toEqual([false, true])
})

test('a name is a short line of one’s own without any digit', () => {
  expect(findNameFault('Viikon tarkistukset')).toBeUndefined()
  expect(['  ', '010190-900X', 'TYM-2026-0000184', 'x'.repeat(41)].map(findNameFault)).toEqual([
    'nameMissing',
    'nameDigits',
    'nameDigits',
    'nameLong',
  ])
})
