import { languages } from '@tym/kernel'
import { describe, expect, it } from 'vitest'
import { organisationKind } from './organisation-kinds.ts'
import { areBarred, caseWorkRoles, isRoleId, mayActFor, mayHold, mayVouch, roleIds, roles } from './roles.ts'

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
    expect(employersOf('steeringMember')).toEqual([
      'labourAuthority',
      'wellbeingCounty',
      'kela',
      'municipality',
    ])
    expect(employersOf('accessOfficer')).toEqual([
      'labourAuthority',
      'wellbeingCounty',
      'kela',
      'keha',
      'municipality',
    ])
    expect(employersOf('kehaGrantor')).toEqual(['keha'])
    const controllers = ['labourAuthority', 'wellbeingCounty', 'kela', 'keha']
    expect(employersOf('registrar')).toEqual([...controllers, 'municipality'])
    expect(employersOf('supervisor')).toEqual([...controllers, 'municipality'])
    expect(employersOf('dataProtectionOfficer')).toEqual(controllers)
    expect(employersOf('partySystem')).toEqual(['labourAuthority', 'wellbeingCounty', 'kela'])
  })

  it('for which there is no right or nothing to do is never granted to anybody', () => {
    for (const role of [
      ...(['providerCoach', 'youthCoordinator', 'customer', 'agencyAnalyst', 'representative'] as const),
    ]) {
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

  it('that is about the employer’s own people acts in no other organisation’s name', () => {
    expect(roleIds.filter((role) => roles[role].ownEmployerOnly)).toEqual([
      'supervisor',
      'dataProtectionOfficer',
    ])
  })

  it('is barred with others exactly as the law paper says', () => {
    const barredWith = (one: (typeof roleIds)[number]) =>
      roleIds.filter((other) => areBarred(one, other)).map((other) => roles[other].id)
    const everyPerson = roleIds.filter((role) => roles[role].kind === 'person').map((role) => roles[role].id)
    expect(barredWith('supervisor')).toEqual(['R1', 'R2', 'R3', 'R4', 'R5', 'R8', 'R11', 'R16'])
    expect(barredWith('dataProtectionOfficer')).toEqual(everyPerson.filter((id) => id !== 'R16'))
    expect(barredWith('kehaGrantor')).toEqual(['R8', 'R10', 'R16'])
    for (const [one, other] of [
      ['leadPerson', 'employmentSpecialist'],
      ['leadPerson', 'steeringMember'],
      ['accessOfficer', 'steeringMember'],
      ['supervisor', 'supervisor'],
    ] as const)
      expect(areBarred(one, other)).toBe(false)
  })

  it('may break the glass only in case work', () => {
    expect(caseWorkRoles.map((role) => roles[role].id)).toEqual(['R1', 'R2', 'R3', 'R4', 'R5'])
  })
})
