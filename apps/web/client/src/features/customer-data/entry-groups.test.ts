import { beforeAll, expect, test } from 'vitest'
import { readsCategory, unseenFields } from '../../declaration/declaration.ts'
import { keepTestRegister } from '../../declaration/test-register.ts'
import { groupEntries } from './entry-groups.ts'

beforeAll(keepTestRegister)

test('a fact stands with its effect and its necessity, in the order of the register', () => {
  const groups = groupEntries(5, [
    { id: 'c', field: '5.10', value: 'necessary', supports: 'b' },
    { id: 'd', field: '5.04', value: { limit: 'no lifts' } },
    { id: 'b', field: '5.02', value: { level: 'partial' } },
    { id: 'a', field: '5.09', value: 'affects', supports: 'b', opened: true },
  ])
  expect(groups.map(({ field, entries }) => [field.id, entries.length])).toEqual([
    ['5.02', 1],
    ['5.04', 1],
  ])
  const [whole, bare] = groups.map(({ entries: [first] }) => first)
  expect(whole).toMatchObject({ effect: 'affects', isEffectOpen: true, necessity: 'necessary' })
  expect(bare).toMatchObject({ effect: undefined, isEffectOpen: false, necessity: undefined })
})

test('a statement whose fact is not visible is not lost', () => {
  const groups = groupEntries(5, [
    { id: 'a', field: '5.09', value: 'affects', supports: 'hidden', opened: true },
  ])
  expect(groups.map(({ field, entries }) => [field.id, entries[0]?.isEffectOpen])).toEqual([['5.09', true]])
})

test('which fields a role does not see follows from the declaration', () => {
  expect(unseenFields('employmentSpecialist', 5, true)).toEqual(
    expect.arrayContaining(['5.01', '5.07', '5.08', '5.10']),
  )
  expect(unseenFields('customer', 5, false)).toEqual([])
  expect(readsCategory('workAbilitySpecialist', 5, false)).toBe(true)
  expect(readsCategory('accessOfficer', 5, true)).toBe(false)
})
