import { languages } from '@tym/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOperationId, mayPerform, operationReach, operations } from './operations.ts'
import { caseWorkRoles, roleIds, roles } from './roles.ts'

const ids = Object.keys(operations).filter(isOperationId)

describe('an operation', () => {
  it.each(ids)('%s is titled and reasoned in three languages and has somebody who may', (id) => {
    expect(id).toMatch(/^[a-z][A-Za-z]+\.[a-z][A-Za-z]+$/)
    expect(roleIds.some((role) => mayPerform(role, id))).toBe(true)
    for (const language of languages) {
      expect(operations[id].title[language]).not.toBe('')
      expect(operations[id].reason[language]).toMatch(/\.$/)
    }
  })

  it('is denied to whoever is not listed, and never open to a provider or to youth services', () => {
    fc.assert(
      fc.property(fc.constantFrom(...roleIds), fc.constantFrom(...ids), (role, id) => {
        expect(mayPerform(role, id)).toBe(Object.hasOwn(operations[id].roles, role))
        if (role === 'providerCoach' || role === 'youthCoordinator') expect(mayPerform(role, id)).toBe(false)
      }),
    )
  })

  it('on a file is open to the customer for their own file only', () => {
    for (const id of ids) {
      const reach = operationReach('customer', id)
      if (reach === undefined) continue
      const isOfNobody = id === 'organisation.read' || id === 'register.read'
      expect(reach).toBe(isOfNobody ? 'network' : 'own')
    }
  })
})

describe('duties are separated', () => {
  const own = (role: 'supervisor' | 'registrar' | 'dataProtectionOfficer' | 'leadPerson') =>
    ids.filter((id) => mayPerform(role, id) && operationReach(role, id) !== 'network').sort()

  it('a supervisor watches over the use and answers for it, closes what was opened in error, and opens nothing', () => {
    expect(own('supervisor')).toEqual(
      [
        ...['accessFlag.answer', 'accessFlag.read', 'accessLog.oversee', 'accessLog.readReviews'],
        ...['lineDelay.decide', 'lineDelay.end', 'lineDelay.propose', 'lineDelay.read'],
        ...['logQuestion.answer', 'logQuestion.read', 'notification.read'],
        ...['annulment.decide', 'annulment.read', 'session.read'],
      ].sort(),
    )
  })

  it('a registrar answers requests, holds and removals, proposes an annulment, and decides on a delay as the second person', () => {
    expect(own('registrar')).toEqual(
      [
        ...['accessLog.inquire', 'customership.search', 'hold.decide', 'hold.propose', 'hold.read'],
        ...['keptHold.decide', 'keptHold.read', 'lineDelay.decide', 'lineDelay.end', 'lineDelay.read'],
        ...['notification.read', 'removal.decide', 'removal.propose', 'removal.read'],
        ...['annulment.agree', 'annulment.propose', 'annulment.read', 'recall.confirmAnnulled'],
        'session.read',
      ].sort(),
    )
  })

  it('a data protection officer reads, and decides nothing (GDPR 38(6))', () => {
    expect(own('dataProtectionOfficer')).toEqual(
      [
        ...['accessFlag.read', 'accessLog.oversee', 'accessLog.readReviews', 'lineDelay.read'],
        ...['logQuestion.read', 'notification.read', 'annulment.read', 'session.read'],
      ].sort(),
    )
  })

  it('a lead person leads a network and has no oversight of people', () => {
    expect(own('leadPerson')).toEqual(['customership.countLateOpinions', 'notification.read', 'session.read'])
  })

  it('nothing exists yet for an analyst or a representative to do', () => {
    for (const id of ids)
      for (const role of ['agencyAnalyst', 'representative'] as const)
        expect(mayPerform(role, id)).toBe(false)
  })

  it('who applies for a right never decides it, and who decides never applies', () => {
    for (const role of roleIds) {
      expect(mayPerform(role, 'usageRight.apply') && mayPerform(role, 'usageRight.decide')).toBe(false)
    }
    expect(roleIds.filter((role) => mayPerform(role, 'usageRight.decide'))).toEqual(['kehaGrantor'])
  })

  it('nobody of the agency works with customers, and no case worker administers rights or keys', () => {
    for (const id of ids) {
      const onFile = caseWorkRoles.some((role) => mayPerform(role, id))
      const administers = /^(usageRight|signingKey|operations)\./.test(id)
      expect(onFile && administers).toBe(false)
      if (/^(customership|team|entry|accessLog)\./.test(id)) {
        expect(mayPerform('kehaGrantor', id) || mayPerform('kehaOperator', id)).toBe(false)
      }
    }
  })

  it('any case-work role may start, and Kela does not draw up the plan', () => {
    expect(roleIds.filter((role) => mayPerform(role, 'customership.start'))).toEqual(caseWorkRoles)
    expect(
      caseWorkRoles.filter((role) => !mayPerform(role, 'customership.advance')).map((role) => roles[role].id),
    ).toEqual(['R5'])
  })
})
