import { expect, test } from 'vitest'
import { readTypedDay, typedDay } from '../../i18n/typed-day.ts'
import { faultsOf, type StartDraft, startBody } from './start-draft.ts'

const known = { today: '2026-11-30', choosesLabour: false }
const empty: StartDraft = {
  code: '010190-937W',
  givenNames: '',
  familyName: '',
  unemployed: false,
  referral: undefined,
  ability: false,
  lifeManagement: false,
  why: '',
  contactIsNotEnough: false,
  labourAuthority: '',
  startedOn: '30.11.2026',
  ageConfirmation: '',
}
const whole: StartDraft = {
  ...empty,
  givenNames: 'Testi',
  familyName: 'Tapaus',
  unemployed: true,
  ability: true,
  lifeManagement: true,
  why: 'Palvelut on sovitettava yhteen.',
  contactIsNotEnough: true,
}
const referral = { document: 'a.b.c', referringParty: 'kela', referredOn: '2026-11-26' }

test('an empty form names everything that is missing, in the order of the page', () => {
  expect(faultsOf(empty, { ...known, choosesLabour: true }).map(({ id }) => id)).toEqual([
    ...['givenNames', 'familyName', 'unemployed', 'ability', 'contactIsNotEnough', 'why', 'labourAuthority'],
  ])
  expect(faultsOf(whole, known)).toEqual([])
})

test('a future day, no day, and a day before the referral are each told', () => {
  const dayFault = (startedOn: string) => faultsOf({ ...whole, referral, startedOn }, known)
  expect(dayFault('1.12.2026')).toEqual([{ id: 'startedOn', text: 'future' }])
  expect(dayFault('31.11.2026')).toEqual([{ id: 'startedOn', text: 'day' }])
  expect(dayFault('25.11.2026')).toEqual([{ id: 'startedOn', text: 'beforeReferral' }])
})

test('a referral brings its own ground, and the confirmation is asked all the same', () => {
  const referred = { ...whole, referral, ability: false, lifeManagement: false, why: '' }
  expect(faultsOf(referred, known)).toEqual([])
  expect(faultsOf({ ...referred, contactIsNotEnough: false }, known)).toHaveLength(1)
  expect(startBody(referred, '010190-937W', '2026-11-30')).toMatchObject({
    identitySource: 'referrer',
    referral: 'a.b.c',
  })
})

test('two obstacles are one ground', () => {
  const ground = (change: object) => startBody({ ...whole, ...change }, 'x', '2026-11-30')
  expect(ground({})).toMatchObject({ ground: { on: '2026-11-30', ground: 'both' } })
  expect(ground({ ability: false })).toMatchObject({ ground: { ground: 'lifeManagement' } })
})

test('a day is read as it is written', () => {
  expect(readTypedDay(typedDay('2026-02-05'))).toBe('2026-02-05')
  expect(readTypedDay(' 05.2.2026 ')).toBe('2026-02-05')
  expect(readTypedDay('31.2.2026')).toBeUndefined()
})
