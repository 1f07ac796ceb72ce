import type { ActedOn } from '@tym/access'
import { newId, organisationId } from '@tym/kernel'
import type { OperationId, RoleId } from '@tym/register'
import { expect, test } from 'vitest'
import { decideOperation, decideWrite, mayAct, verifyAct } from './access.ts'

const [own, other] = [organisationId.parse(newId()), organisationId.parse(newId())]
const officer = { role: 'employmentSpecialist', authority: own } as const

test.each<[string, { role: RoleId; authority?: typeof own }, OperationId, ActedOn, boolean]>([
  [
    'of a role that may not do it',
    { role: 'supervisor', authority: own },
    'disclosure.retry',
    { maker: own },
    false,
  ],
  ['of somebody without an organisation', { role: 'nurse' }, 'disclosure.prepare', { maker: null }, false],
  ['of anybody on the team', officer, 'disclosure.prepare', { maker: other }, true],
  ['of the maker, by the maker', officer, 'disclosure.retry', { maker: own }, true],
  ['of the maker, by another', officer, 'disclosure.retry', { maker: other }, false],
  [
    'of the maker, by who has only data in it',
    officer,
    'disclosure.retry',
    { maker: other, storing: [own] },
    false,
  ],
  ['of the customer, by an officer', officer, 'exclusion.lift', { maker: null }, false],
  ['of the customer, by the customer', { role: 'customer' }, 'exclusion.lift', { maker: null }, true],
  ['of maker or storing, by the maker', officer, 'disclosure.cancel', { maker: own, storing: [other] }, true],
  [
    'of maker or storing, by the storing',
    officer,
    'disclosure.cancel',
    { maker: other, storing: [own] },
    true,
  ],
  [
    'of maker or storing, by neither',
    officer,
    'disclosure.cancel',
    { maker: other, storing: [other] },
    false,
  ],
  ['that another function tells of', officer, 'obtaining.decide', { maker: own }, false],
  ['of which nothing is declared', officer, 'customership.read', { maker: own }, false],
])('an act %s', (_whose, by, operation, on, may) => {
  expect(mayAct(by, operation, on)).toBe(may)
  const verify = () => verifyAct(by, operation, on)
  if (may) expect(verify).not.toThrow()
  else expect(verify).toThrow(expect.objectContaining({ code: 'not-permitted' }))
})

test('a permission names its rule, and a refusal none', () => {
  expect(decideOperation('nurse', 'customership.start')).toEqual({
    allowed: true,
    rule: 'O.customership.start.R4',
  })
  expect(decideOperation('kehaOperator', 'customership.start')).toEqual({ allowed: false, rule: 'no-rule' })
  expect(decideWrite('nurse', 5, '5.02')).toEqual({ allowed: true, rule: 'D.R4.5' })
  expect(decideWrite('employmentSpecialist', 5, '5.02')).toEqual({ allowed: false, rule: 'no-rule' })
})
