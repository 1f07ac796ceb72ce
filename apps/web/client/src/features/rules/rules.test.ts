import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { theRegister } from '../../declaration/declared-register.ts'
import { getTestField, keepTestRegister } from '../../declaration/test-register.ts'
import { fi } from '../../i18n/fi/index.ts'
import { cellWords } from './cell-words.ts'
import { mayRecordField, rolesThatRead } from './field-readers.ts'
import { namedFields, ranges } from './named-fields.ts'

beforeAll(keepTestRegister)

const seenOf = (id: string, kelaInPlan = false) =>
  rolesThatRead(getTestField(id), kelaInPlan).map(({ role, kind, seen }) => [role, kind, seen])

test('who sees a fact, and which part of it, follows from the declaration', () => {
  expect(seenOf('5.04')).toEqual([
    ['employmentSpecialist', 'labourAuthority', 'withoutNecessity'],
    ['socialWorker', 'wellbeingCounty', 'all'],
    ['socialCounsellor', 'wellbeingCounty', 'withoutNecessity'],
    ['nurse', 'wellbeingCounty', 'all'],
    ['workAbilitySpecialist', 'kela', 'ownNecessity'],
    ['customer', 'customer', 'all'],
  ])
  expect(seenOf('7.03')).toContainEqual(['workAbilitySpecialist', 'kela', 'own'])
  expect(seenOf('7.03', true)).toContainEqual(['workAbilitySpecialist', 'kela', 'all'])
})

test('who may record is asked of the declaration too, with its condition', () => {
  expect(mayRecordField('nurse', getTestField('5.01'), false)).toBe(true)
  expect(mayRecordField('employmentSpecialist', getTestField('5.01'), false)).toBe(false)
  expect(mayRecordField('nurse', getTestField('5.09'), false)).toBe(false)
  expect(mayRecordField('workAbilitySpecialist', getTestField('7.03'), false)).toBe(false)
  expect(mayRecordField('workAbilitySpecialist', getTestField('7.03'), true)).toBe(true)
  const mine = (role: string) =>
    theRegister().fields.filter((field) => field.category === 5 && mayRecordField(role, field, false))
  expect(mine('workAbilitySpecialist').map(({ id }) => id)).toEqual(['5.02', '5.06', '5.07'])
  expect(mine('nurse').length).toBe(8)
})

test('ids are told as stretches', () => {
  const order = ['5.01', '5.02', '5.03', '5.04', '5.05', '5.06', '5.09']
  expect(ranges(['5.02', '5.03', '5.04', '5.09'], order)).toBe('5.02–5.04, 5.09')
  expect(ranges(['5.01', '5.02'], order)).toBe('5.01, 5.02')
})

const said = (text: { readonly fi: string }) => text.fi

test('a whole group of fields is told by its name, and each other field by its own', () => {
  const named = (ids: readonly string[], category: number) =>
    namedFields(ids, category, { said, register: theRegister() })
  expect(named(['5.02', '5.03', '5.04', '5.09'], 5)).toBe(
    'työ- ja toimintakyky (5.02, 5.03), rajoitteet työssä (5.04), vaikutus työllistymiseen (5.09)',
  )
  expect(named(['2.10', '2.11', '2.12', '2.13', '2.05'], 2)).toBe(
    'ohjautumissaate (2.05), yhteydenpito ja tapaamiset (2.10–2.13)',
  )
})

test('no cell of the matrix names a field by its code alone', async () => {
  const register = theRegister()
  const i18n = i18next.createInstance()
  const interpolation = { prefix: '{', suffix: '}', escapeValue: false }
  await i18n.init({ resources: { fi: { translation: fi } }, lng: 'fi', interpolation })
  const lines = register.matrix.flatMap((cell) => cellWords(cell, { t: i18n.t, said, register }))
  const withCodes = lines.filter((line) => /\d\.\d\d/.test(line))
  expect(withCodes.length).toBeGreaterThan(20)
  const named = /[^(),]*\p{L} \((?:\d\.\d\d[–, ]*)+\)/gu
  expect(withCodes.filter((line) => /\d\.\d\d/.test(line.replaceAll(named, '')))).toEqual([])
})
