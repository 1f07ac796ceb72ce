import { expect, test } from 'vitest'
import { fieldsOf } from '../data/categories.ts'
import { categoryNumbers } from '../data/field-ids.ts'
import { changedParts } from './change-signals.ts'
import { readReach } from './matrix.ts'
import { roleIds } from './roles.ts'

const file = { kelaInPlan: true }
const [county, labour] = ['county', 'labour']

test('an act on data is told only to whoever may read a field that it has touched', () => {
  for (const role of roleIds)
    for (const category of categoryNumbers)
      for (const { id } of fieldsOf(category)) {
        const act = { event: 'entry.recorded', authority: county, fields: [id] } as const
        const parts = changedParts(act, { role, authority: labour, onTeam: true }, file)
        if (readReach(role, id, file) !== 'all') expect([role, id, parts]).toEqual([role, id, []])
      }
})

test('a diagnosis is told to a nurse, and not to a specialist, who is told of a limit', () => {
  const diagnosis = { event: 'entry.recorded', authority: county, fields: ['5.01', '5.09'] } as const
  const limit = { event: 'entry.recorded', authority: county, fields: ['5.04', '5.09'] } as const
  const nurse = { role: 'nurse', authority: county, onTeam: true } as const
  const specialist = { role: 'employmentSpecialist', authority: labour, onTeam: true } as const
  expect(changedParts(diagnosis, nurse, file)).toEqual([5])
  expect(changedParts(diagnosis, specialist, file)).toEqual([])
  expect(changedParts(limit, specialist, file)).toEqual([5])
})

test('the course of a file is told to all who work on it', () => {
  const act = { event: 'team.memberAdded', authority: county, fields: [] } as const
  for (const role of roleIds)
    expect(changedParts(act, { role, authority: labour, onTeam: true }, file)).toEqual(['file'])
})

test('contact data are told to the team only', () => {
  const act = { event: 'entry.corrected', authority: labour, fields: ['1.05'] } as const
  const specialist = { role: 'employmentSpecialist', authority: labour } as const
  expect(changedParts(act, { ...specialist, onTeam: true }, file)).toEqual([1])
  expect(changedParts(act, { ...specialist, onTeam: false }, file)).toEqual([])
})
