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

  it('shows Kela its part of the plan only when Kela takes part in it', () => {
    const reader = { role: 'workAbilitySpecialist', authority: kela } as const
    expect(mayReadField(reader, { field: '7.03', owner: kela }, withoutKela)).toBe(false)
    expect(mayReadField(reader, { field: '7.03', owner: kela }, withKela)).toBe(true)
    expect(mayWriteNow(reader, '7.03', withoutKela)).toBe(false)
    expect(mayWriteNow(reader, '7.03', withKela)).toBe(true)
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
