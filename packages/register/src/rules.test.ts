import { addDays, dueOn, languages, plainDate } from '@tym/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { grounds } from './access/grounds.ts'
import { parties } from './access/parties.ts'
import { mayUseFor, ordinaryPurpose, purposeId, purposes } from './access/purposes.ts'
import { caseWorkRoles, roleIds } from './access/roles.ts'
import { canonical, policyVersion } from './policy-version.ts'
import { type DeadlineName, deadlineRule, deadlineRules } from './time/deadline-rules.ts'
import { retention } from './time/retention.ts'

const names: readonly DeadlineName[] = [
  'planDue',
  'reviewDue',
  'retention',
  'customerReport',
  'logQuestionAnswer',
  'entryFlagAnswer',
]
const epoch = plainDate.parse('2025-01-01')
const anyDay = fc.integer({ min: 0, max: 3650 }).map((days) => addDays(epoch, days))

describe('time limits', () => {
  it('are three months to the plan and to each review, four years to deletion, one month to an answer', () => {
    const on = plainDate.parse('2026-11-21')
    expect(names.map((name) => deadlineRule(name, on).months)).toEqual([3, 3, 48, 0, 1, 1])
    expect(dueOn(deadlineRule('planDue', on), plainDate.parse('2026-11-30'))).toBe('2027-02-28')
  })

  it("shift to a working day only where they are the customer's own", () => {
    const on = plainDate.parse('2026-12-24')
    expect(names.filter((name) => deadlineRule(name, on).shift)).toEqual(['customerReport'])
    expect(dueOn(deadlineRule('customerReport', on), on)).toBe('2026-12-28')
  })

  it('have versions in order of date, and the one in force is the newest that has begun', () => {
    for (const name of names) {
      const days = deadlineRules[name].versions.map(({ effectiveFrom }) => effectiveFrom)
      expect([...days].sort()).toEqual(days)
    }
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...names), (day, name) => {
        const rule = deadlineRule(name, day)
        expect(rule.effectiveFrom <= day).toBe(true)
        const later = deadlineRules[name].versions.filter(
          ({ effectiveFrom }) => effectiveFrom > rule.effectiveFrom,
        )
        expect(later.every(({ effectiveFrom }) => effectiveFrom > day)).toBe(true)
      }),
    )
  })

  it('of a file older than the Act are those of the Act', () => {
    expect(deadlineRule('retention', plainDate.parse('2019-05-01')).months).toBe(48)
  })
})

describe('purposes', () => {
  it('open customer data to case work, to the registrar and to the customer, to nobody else', () => {
    const readers = roleIds.filter((role) => purposeId.options.some((purpose) => mayUseFor(role, purpose)))
    expect(readers).toEqual([...caseWorkRoles, 'registrar', 'customer'])
    expect(mayUseFor('kehaOperator', 'maintainSystem')).toBe(false)
    expect(mayUseFor('nurse', 'rightsRequest')).toBe(false)
    // Whatever a line of the log says of an everyday look, the role may look for it.
    for (const role of [...caseWorkRoles, 'registrar', 'customer'] as const)
      for (const outOfTeam of [true, false])
        expect(mayUseFor(role, ordinaryPurpose(role, { outOfTeam }))).toBe(true)
    expect(ordinaryPurpose('registrar')).toBe('rightsRequest')
    expect(ordinaryPurpose('nurse', { outOfTeam: true })).toBe('dutyCover')
  })

  it('rest each on a ground that is declared', () => {
    for (const purpose of Object.values(purposes)) expect(grounds[purpose.ground].section).not.toBe('')
  })
})

describe('parties', () => {
  it('are asked for no consent inside the three, and for consent everywhere a statute is silent', () => {
    const inside = Object.entries(parties).filter(([, party]) => party.source === 'insideTheThree')
    expect(inside.map(([id]) => id)).toEqual(['labourAuthority', 'wellbeingCounty', 'kela'])
    expect(parties.populationRegister.source).toBe('statute')
    expect(parties.customer.recipient).toBe('always')
  })

  it('may each be source and recipient with consent, unless the law itself lets the data pass', () => {
    const without = (way: 'source' | 'recipient') =>
      Object.entries(parties).flatMap(([id, party]) => (party[way] === 'consent' ? [] : [id]))
    const inside = ['labourAuthority', 'wellbeingCounty', 'kela']
    expect(without('source').sort()).toEqual(['populationRegister', ...inside].sort())
    expect(without('recipient').sort()).toEqual(['customer', ...inside].sort())
  })

  it('are named in three languages', () => {
    for (const { title } of Object.values(parties))
      for (const language of languages) expect(title[language]).not.toBe('')
  })
})

describe('retention', () => {
  it('ends with the key of the customership, and a hold may stop it', () => {
    expect(retention.customership).toMatchObject({ from: 'customershipEnd', holds: true, by: 'destroyKey' })
  })
})

describe('the policy version', () => {
  it('is a hash that does not depend on the order of writing', () => {
    expect(policyVersion).toMatch(/^[0-9a-f]{64}$/)
    expect(canonical({ b: [1, { d: 2, c: 3 }], a: undefined })).toBe(canonical({ b: [1, { c: 3, d: 2 }] }))
    expect(canonical([1, 2])).not.toBe(canonical([2, 1]))
  })
})
