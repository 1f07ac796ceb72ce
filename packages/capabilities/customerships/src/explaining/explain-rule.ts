import { readEndpoint, type StaffPrincipal, staffOf } from '@tym/employment'
import { mayPerform, type RoleId } from '@tym/register'
import {
  type Explanation,
  explanation,
  lacksOfData,
  type Question,
  question,
  ruleOf,
  stepFor,
} from './explanation.ts'

/**
 * Why the caller's role may or may not do something, by the declaration alone: the same for every file, also
 * for one that is not there. Whoever lacks the role is led to who applies for rights in their organisation.
 */
export function explainRule(caller: StaffPrincipal, asked: Question): Explanation {
  const { role, employer } = caller
  const rule = ruleOf(caller, asked, { kelaInPlan: true })
  const missing = isForRole(role, asked) ? [] : (['role'] as const)
  return {
    ...rule,
    allowed: missing.length === 0,
    missing: [...missing],
    next: stepFor([...missing, ...rule.takes], caller),
    contact: { whom: 'employer', organisation: employer, names: [] },
  }
}

/** Whether the role may at all, in some file. */
function isForRole(role: RoleId, asked: Question): boolean {
  if ('operation' in asked) return mayPerform(role, asked.operation)
  return !lacksOfData(role, asked, { kelaInPlan: true }).includes('role')
}

export const explainRuleEndpoint = readEndpoint({
  id: 'explainRule',
  method: 'POST',
  path: '/v1/explanations',
  tag: 'Register',
  summary: {
    fi: 'Miksi saan tai en saa: sääntö ja keneltä kysyä',
    sv: 'Varför jag får eller inte får: regeln och vem man frågar',
    en: 'Why I may or may not: the rule, and whom to ask',
  },
  caller: ['person'],
  operation: 'register.read',
  scope: 'public',
  params: {},
  query: {},
  body: question,
  output: explanation,
  audit: { event: 'rule.explained', ground: 'tym-11' },
  problems: [],
  example: { params: {}, body: { operation: 'team.add' } },
  // It tells of the declaration and of the caller's own role: one line without a subject.
  handler: (_tx, { caller, body }) =>
    Promise.resolve({ output: explainRule(staffOf(caller), body), touched: [] }),
})
