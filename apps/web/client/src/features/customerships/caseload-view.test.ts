import { expect, test } from 'vitest'
import type { CaseloadRow } from '../../api/answers.ts'
import { filterRows, noWords, textsOf } from './caseload-view.ts'

const row = (change: Partial<CaseloadRow>): CaseloadRow => ({
  id: '0198f0a0-0000-7000-8000-00000000c001',
  number: 'TYM-2026-0000001',
  state: 'planInForce',
  startedOn: '2026-06-08',
  planDueOn: null,
  reviewDueOn: '2026-12-04',
  role: 'employmentSpecialist',
  responsible: true,
  parties: ['labourAuthority', 'wellbeingCounty'],
  lastEvent: null,
  safety: false,
  displayName: 'Eeva Esimerkki',
  municipality: 'Porvoo',
  contactLanguage: 'fi',
  tag: 'AAAAAAAA',
  ...change,
})
const rows = [
  row({}),
  row({ displayName: 'Åsa Påhitt', municipality: 'Loviisa', contactLanguage: 'sv', responsible: false }),
]
const { municipality: _none, ...shielded } = row({ displayName: 'Suvi Suojattu', safety: true })

test('rows are found by name, number and codes, each filter alone and all together', () => {
  const names = (filter: object, words = noWords) =>
    filterRows(rows, filter, words).map(({ displayName }) => displayName)
  expect(names({})).toHaveLength(2)
  expect(names({ language: 'sv', duty: 'others' })).toEqual(['Åsa Påhitt'])
  expect(names({ party: 'kela' })).toEqual([])
  expect(names({}, { ...noWords, name: 'esim' })).toEqual(['Eeva Esimerkki'])
  expect(names({}, { ...noWords, name: '0000001' })).toHaveLength(2)
  expect(names({}, { ...noWords, municipality: 'Loviisa' })).toEqual(['Åsa Påhitt'])
})

test('whoever is under non-disclosure is in no municipality', () => {
  expect(textsOf([...rows, shielded], ({ municipality }) => municipality, 'fi')).toEqual([
    'Loviisa',
    'Porvoo',
  ])
})
