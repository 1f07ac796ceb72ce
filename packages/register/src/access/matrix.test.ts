import { languages } from '@tym/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allFields, getField } from '../data/categories.ts'
import { type CategoryNumber, categoryNumbers, type FieldId, fieldIds } from '../data/field-ids.ts'
import { cellOf, matrix, mayRecord, readCell, readReach, writeCell } from './matrix.ts'
import { caseWorkRoles, type RoleId, roleIds, roles } from './roles.ts'

/**
 * The matrix as the law paper prints it: R read, W write, c limited, o own only, p more in the plan, ?
 * condition, - none.
 */
function shape(role: RoleId, category: CategoryNumber): string {
  const { read, write, instead } = cellOf(role, category)
  if (read === undefined) return instead ?? '-'
  const every = fieldIds[category].every((field) => read.fields.includes(field))
  const plan = read.inPlan.length > 0 ? 'p' : ''
  const mark = `R${every ? '' : 'c'}${read.own.length > 0 ? 'o' : ''}${plan}${write === undefined ? '' : 'W'}`
  return read.condition === undefined ? mark : `${mark}?`
}

const published: Readonly<Record<RoleId, readonly string[]>> = {
  employmentSpecialist: ['RW', 'RW', 'RW', 'R', 'Rc', 'RW', 'RW'],
  socialWorker: ['RW', 'RW', 'R', 'RW', 'R', 'RW', 'RW'],
  socialCounsellor: ['RW', 'RW', 'R', 'RW', 'Rc', 'RW', 'RW'],
  nurse: ['RW', 'RW', 'R', 'R', 'RW', 'RW', 'RW'],
  workAbilitySpecialist: ['RW', 'RW', 'R', 'RcoW', 'RcoW', 'RW', 'RcopW'],
  leadPerson: ['-', 'counts', '-', '-', '-', 'counts', 'counts'],
  steeringMember: ['-', 'aggregates', '-', '-', '-', '-', '-'],
  accessOfficer: ['staffData', '-', '-', '-', '-', '-', '-'],
  kehaGrantor: ['-', 'technicalMetadata', '-', '-', '-', '-', '-'],
  kehaOperator: ['-', 'technicalMetadata', '-', '-', '-', '-', '-'],
  registrar: ['R?', 'R?', 'R?', 'R?', 'R?', 'R?', 'R?'],
  customer: ['RW?', 'RW?', 'RW?', 'R?', 'R?', 'RW?', 'RW?'],
  providerCoach: ['-', '-', '-', '-', '-', '-', '-'],
  youthCoordinator: ['-', '-', '-', '-', '-', '-', '-'],
  supervisor: ['-', 'useLogs', '-', '-', '-', '-', '-'],
  dataProtectionOfficer: ['-', 'useLogs', '-', '-', '-', '-', '-'],
  agencyAnalyst: ['-', 'releasedFigures', '-', '-', '-', '-', '-'],
  representative: ['-', '-', '-', '-', '-', '-', '-'],
  partySystem: ['-', '-', '-', '-', '-', '-', '-'],
}

const inPlan = { kelaInPlan: true }
const anyRole = fc.constantFrom(...roleIds)
const anyField = fc.constantFrom(...allFields)

describe('the access matrix', () => {
  it.each(roleIds)('reads for %s as the law paper prints it', (role) => {
    expect(categoryNumbers.map((category) => shape(role, category))).toEqual(published[role])
  })

  it('has one cell for every role and category, each with its rule and its reason in three languages', () => {
    expect(matrix.length).toBe(roleIds.length * 7)
    expect(new Set(matrix.map(({ rule }) => rule)).size).toBe(matrix.length)
    for (const cell of matrix) {
      expect(cell.rule).toBe(`D.${roles[cell.role].id}.${cell.category}`)
      for (const language of languages) expect(cell.reason[language]).toMatch(/\.$/)
    }
  })

  it('lets R1 and R3 see conclusions and limits of health, not statements or check texts', () => {
    for (const role of ['employmentSpecialist', 'socialCounsellor'] as const) {
      expect(readCell(role, 5)?.fields).toEqual(['5.02', '5.03', '5.04', '5.05', '5.06', '5.09'])
    }
  })

  it('lets every party’s case worker record 1.05-1.10, danger does not wait for the labour authority', () => {
    for (const role of caseWorkRoles)
      expect(writeCell(role, 1)?.fields.filter((id) => id >= '1.05' && id <= '1.10')).toEqual([
        ...['1.05', '1.06', '1.07', '1.08', '1.09', '1.10'],
      ])
    for (const role of caseWorkRoles.slice(1)) expect(writeCell(role, 1)?.fields).toHaveLength(6)
  })

  it("gives Kela's specialist exactly Kela's cells", () => {
    const own = ['7.03', '7.04', '7.06', '7.11', '7.13', '7.15']
    expect(readCell('workAbilitySpecialist', 4)).toEqual({
      fields: ['4.01', '4.02', '4.05', '4.07'],
      own: ['4.08'],
      inPlan: [],
    })
    expect(writeCell('workAbilitySpecialist', 4)?.fields).toEqual(['4.02', '4.07', '4.08'])
    expect(readCell('workAbilitySpecialist', 5)).toEqual({
      fields: ['5.02', '5.03', '5.04', '5.06', '5.07', '5.09'],
      own: ['5.10'],
      inPlan: [],
    })
    expect(writeCell('workAbilitySpecialist', 5)?.fields).toEqual(['5.02', '5.06', '5.07', '5.09', '5.10'])
    // Outside the plan what it needs to judge the end, and its own; in the plan the whole of it.
    expect(readCell('workAbilitySpecialist', 7)).toEqual({
      fields: ['7.01', '7.02', '7.05', '7.12'],
      own,
      inPlan: fieldIds[7].filter((id) => !['7.01', '7.02', '7.05', '7.12'].includes(id)),
    })
    expect(writeCell('workAbilitySpecialist', 7)).toEqual({
      fields: ['7.03', '7.04', '7.05', '7.06', '7.11', '7.13', '7.15'],
      condition: 'kelaInPlan',
    })
  })

  it('lets the customer write contact data, self-report, own view, approval and progress report only', () => {
    const written = categoryNumbers.flatMap((category) => writeCell('customer', category)?.fields ?? [])
    expect(written).toEqual([
      ...['1.04', '1.05', '1.06', '1.07', '1.08', '1.10', '1.11', '2.14', '2.15', '2.19'],
      ...['3.01', '3.03', '3.07', '6.03', '7.10', '7.11'],
    ])
    expect([4, 5].map((category) => cellOf('customer', category === 4 ? 4 : 5).comment)).toEqual([true, true])
  })

  it('shows protected contact data to the case-work roles alone', () => {
    expect(matrix.filter(({ safety }) => safety).map(({ role, category }) => `${role} ${category}`)).toEqual(
      caseWorkRoles.map((role) => `${role} 1`),
    )
  })
})

describe('for every role and field', () => {
  it('who may record may also read, at least what the own organisation stored', () => {
    fc.assert(
      fc.property(anyRole, anyField, (role, field) => {
        if (mayRecord(role, field.id)) expect(readReach(role, field.id, inPlan)).not.toBe('none')
      }),
    )
  })

  it("a recorder is one of the field's recorders and the field is kept as entries", () => {
    fc.assert(
      fc.property(anyRole, anyField, (role, field) => {
        if (!mayRecord(role, field.id)) return
        const hands: readonly string[] = role === 'customer' ? ['customer'] : roles[role].authorityKinds
        expect(field.recorders.some((hand) => hands.includes(hand))).toBe(true)
        expect(field.storedBy).toBe('entries')
      }),
    )
  })

  it('nobody without a usage right, a customership of their own or a party reads or records anything', () => {
    const without: readonly RoleId[] = roleIds.filter(
      (role) => !caseWorkRoles.includes(role) && role !== 'registrar' && role !== 'customer',
    )
    fc.assert(
      fc.property(fc.constantFrom(...without), anyField, (role, field) => {
        expect(readReach(role, field.id, inPlan)).toBe('none')
        expect(mayRecord(role, field.id)).toBe(false)
      }),
    )
  })

  it('a field that is kept as entries has somebody who records it, the system aside', () => {
    for (const field of allFields) {
      const recordedByHand = roleIds.some((role) => mayRecord(role, field.id))
      expect([field.id, recordedByHand]).toEqual([
        field.id,
        field.storedBy === 'entries' && field.id !== '7.01',
      ])
    }
  })

  it('who may record a content field of categories 4 and 5 may record its companions', () => {
    fc.assert(
      fc.property(anyRole, anyField, (role, field) => {
        if (!mayRecord(role, field.id) || field.requires === undefined) return
        expect(writeCell(role, field.category)?.requires).toEqual(field.requires)
        const companions: readonly FieldId[] = [field.requires.effect, field.requires.necessity]
        for (const companion of companions) expect(mayRecord(role, getField(companion).id)).toBe(true)
      }),
    )
  })
})
