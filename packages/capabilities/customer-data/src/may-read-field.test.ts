import { newOrganisationId } from '@tym/kernel'
import { allFields, roleIds } from '@tym/register'
import { describe, expect, it } from 'vitest'
import { mayReadField, mayWriteNow } from './may-read-field.ts'

const kela = newOrganisationId()
const county = newOrganisationId()
const withKela = { kelaInPlan: true }
const withoutKela = { kelaInPlan: false }

describe('reading one entry', () => {
  it("shows Kela's specialist statements that Kela stored and no others", () => {
    const reader = { role: 'workAbilitySpecialist', authority: kela } as const
    expect(mayReadField(reader, { field: '5.10', owner: kela }, withoutKela)).toBe(true)
    expect(mayReadField(reader, { field: '5.10', owner: county }, withoutKela)).toBe(false)
    expect(mayReadField(reader, { field: '5.02', owner: county }, withoutKela)).toBe(true)
    expect(mayReadField(reader, { field: '5.01', owner: kela }, withoutKela)).toBe(false)
  })

  it('shows Kela the whole plan when it takes part, and else what it needs to judge the end, and its own', () => {
    const reader = { role: 'workAbilitySpecialist', authority: kela } as const
    for (const field of ['7.01', '7.02', '7.05', '7.12'] as const)
      expect(mayReadField(reader, { field, owner: county }, withoutKela)).toBe(true)
    for (const field of ['7.03', '7.07', '7.11', '7.15'] as const) {
      expect(mayReadField(reader, { field, owner: county }, withoutKela)).toBe(false)
      expect(mayReadField(reader, { field, owner: county }, withKela)).toBe(true)
    }
    // What it recorded while it took part stays readable to it.
    for (const field of ['7.03', '7.04', '7.06', '7.11', '7.13', '7.15'] as const)
      expect(mayReadField(reader, { field, owner: kela }, withoutKela)).toBe(true)
    expect(mayWriteNow(reader, '7.03', withoutKela)).toBe(false)
    expect(mayWriteNow(reader, '7.03', withKela)).toBe(true)
  })

  it('shows an effect to the readers of its fact, and to the whole team once its author has opened it', () => {
    const specialist = { role: 'employmentSpecialist', authority: county } as const
    const effect = { field: '5.09', owner: county } as const
    expect(mayReadField(specialist, { ...effect, about: '5.02', opened: false }, withKela)).toBe(true)
    for (const about of ['5.01', '5.07', '5.08'] as const) {
      expect(mayReadField(specialist, { ...effect, about, opened: false }, withKela)).toBe(false)
      expect(mayReadField(specialist, { ...effect, about, opened: true }, withKela)).toBe(true)
    }
    const kelas = { role: 'workAbilitySpecialist', authority: kela } as const
    const debts = { field: '4.07', about: '4.03', owner: county } as const
    expect(mayReadField(kelas, { ...debts, opened: false }, withKela)).toBe(false)
    expect(mayReadField(kelas, { ...debts, opened: true }, withKela)).toBe(true)
  })

  it('shows a registrar nothing on this road, which knows of no request', () => {
    for (const { id } of allFields) {
      expect(
        mayReadField({ role: 'registrar', authority: county }, { field: id, owner: county }, withKela),
      ).toBe(false)
    }
  })

  it('shows the roles without content nothing', () => {
    for (const role of roleIds.filter((id) =>
      ['leadPerson', 'kehaOperator', 'providerCoach', 'partySystem'].includes(id),
    ))
      for (const { id } of allFields)
        expect(mayReadField({ role, authority: county }, { field: id, owner: county }, withKela)).toBe(false)
  })
})
