import { languages } from '@tym/kernel'
import { describe, expect, it } from 'vitest'
import { organisationKind } from './organisation-kinds.ts'
import { caseWorkRoles, isRoleId, mayActFor, mayHold, mayVouch, roleIds, roles } from './roles.ts'

const kinds = organisationKind.options
const employersOf = (role: (typeof roleIds)[number]) => kinds.filter((kind) => mayHold(role, kind))

describe('a role', () => {
  it('has a title in three languages and an id of its own', () => {
    expect(new Set(roleIds.map((role) => roles[role].id)).size).toBe(roleIds.length)
    for (const role of roleIds)
      for (const language of languages) expect(roles[role].title[language]).not.toBe('')
    expect(isRoleId('nurse')).toBe(true)
    expect(isRoleId('constructor')).toBe(false)
  })

  it('may be held only with its kinds of employer', () => {
    expect(employersOf('employmentSpecialist')).toEqual(['labourAuthority', 'municipality'])
    expect(employersOf('nurse')).toEqual(['wellbeingCounty'])
    expect(employersOf('workAbilitySpecialist')).toEqual(['kela'])
    expect(employersOf('leadPerson')).toEqual(['labourAuthority', 'municipality'])
    expect(employersOf('steeringMember')).toEqual(['labourAuthority', 'wellbeingCounty', 'kela'])
    expect(employersOf('accessOfficer')).toEqual([
      'labourAuthority',
      'wellbeingCounty',
      'kela',
      'keha',
      'municipality',
    ])
    expect(employersOf('kehaGrantor')).toEqual(['keha'])
    expect(employersOf('registrar')).toEqual(['labourAuthority', 'wellbeingCounty', 'kela', 'keha'])
    expect(employersOf('partySystem')).toEqual(['labourAuthority', 'wellbeingCounty', 'kela'])
  })

  it('of a provider, of youth services or of a customer is never granted to anybody', () => {
    for (const role of ['providerCoach', 'youthCoordinator', 'customer'] as const) {
      expect(employersOf(role)).toEqual([])
      expect(kinds.filter((kind) => mayActFor(role, kind))).toEqual([])
    }
    expect(roleIds.filter((role) => mayHold(role, 'recipient'))).toEqual([])
  })

  it('held in a municipality acts for the labour authority, never for the municipality itself', () => {
    expect(mayActFor('employmentSpecialist', 'labourAuthority')).toBe(true)
    expect(mayActFor('employmentSpecialist', 'municipality')).toBe(false)
    expect(mayActFor('nurse', 'labourAuthority')).toBe(false)
  })

  it('is vouched for by its own kind of employer, a customer by the agency alone', () => {
    expect(mayVouch('socialWorker', 'labourAuthority')).toBe(false)
    expect(kinds.filter((kind) => mayVouch('customer', kind))).toEqual(['keha'])
  })

  it('may break the glass only in case work', () => {
    expect(caseWorkRoles.map((role) => roles[role].id)).toEqual(['R1', 'R2', 'R3', 'R4', 'R5'])
  })
})
