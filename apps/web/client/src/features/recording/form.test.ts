import { beforeAll, expect, test } from 'vitest'
import { getTestField, keepTestRegister } from '../../declaration/test-register.ts'
import { faultsOf, type TypedForm } from './form.ts'

beforeAll(keepTestRegister)

const empty: TypedForm = {
  value: {},
  beside: { effect: '', necessity: '', occurredOn: '', reason: '' },
  source: 'officer',
  effectOpen: false,
}
const fresh = { isCorrection: false, today: '2026-11-30' }
const faults = (id: string, form: TypedForm, how = fresh) =>
  faultsOf(getTestField(id), form, how).map((fault) => [fault.id, fault.kind])

test('a fact of category 5 is not ready without its effect and its necessity', () => {
  expect(faults('5.04', empty)).toEqual([
    ['value-limit', 'required'],
    ['beside-effect', 'effect'],
    ['beside-necessity', 'necessity'],
  ])
  const told: TypedForm = {
    ...empty,
    value: { limit: 'Ei nostoja.' },
    beside: { ...empty.beside, effect: 'Rajaa raskaat työt.', necessity: 'Työtä ei voi valita.' },
  }
  expect(faults('5.04', told)).toEqual([])
  expect(faults('5.04', { ...told, value: { limit: 'Ei', until: '32.1.2027' } })).toEqual([
    ['value-until', 'day'],
  ])
})

test('a statement or a reason that would suit anything is a fault as a missing one is', () => {
  const said = (beside: Partial<TypedForm['beside']>): TypedForm => ({
    ...empty,
    value: { limit: 'Ei nostoja.' },
    beside: {
      ...empty.beside,
      effect: 'Rajaa raskaat työt.',
      necessity: 'Työtä ei voi valita.',
      ...beside,
    },
  })
  expect(faults('5.04', said({ effect: 'Affects employment.' }))).toEqual([['beside-effect', 'effect']])
  expect(faults('5.04', said({ necessity: 'Tieto on tarpeen.' }))).toEqual([
    ['beside-necessity', 'necessity'],
  ])
  const correction = { ...fresh, isCorrection: true }
  expect(faults('5.04', said({ reason: 'Väärin.' }), correction)).toEqual([['beside-reason', 'saysNothing']])
  const statement = { ...empty, value: { '': 'Inverkar på sysselsättningen.' } }
  expect(
    faults('5.09', { ...statement, beside: { ...empty.beside, reason: 'Terapia päättyi.' } }, correction),
  ).toEqual([['value-whole', 'saysNothing']])
})

test('a fact is not dated in the future, and a correction says why', () => {
  const dated = { ...empty, value: { '': 'myyjä' }, beside: { ...empty.beside, occurredOn: '1.12.2026' } }
  expect(faults('3.04', dated)).toEqual([['beside-occurredOn', 'future']])
  const correction = { ...fresh, isCorrection: true }
  expect(faults('5.04', { ...empty, value: { limit: 'Ei nostoja.' } }, correction)).toEqual([
    ['beside-reason', 'required'],
  ])
})
