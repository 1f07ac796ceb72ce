import type { ReadTx } from '@tym/database'
import { readEndpoint, type StaffPrincipal, staffOf } from '@tym/employment'
import { type CustomershipId, customershipId } from '@tym/kernel'
import { lacksOf } from '../permitted.ts'
import { getLifeCycle, listTeam } from '../queries.ts'
import { touchedFacts } from '../touched.ts'
import {
  type Explanation,
  explanation,
  type Lack,
  lacksOfData,
  type Question,
  question,
  ruleOf,
  stepFor,
} from './explanation.ts'

type Team = Awaited<ReturnType<typeof listTeam>>

/**
 * Why the caller may or may not do something in a file of theirs as it stands, in scope 'customership': what
 * is missing, the next step, and whom of the team to ask. It says nothing of what the file holds.
 */
export async function explainInFile(
  tx: ReadTx,
  caller: StaffPrincipal,
  id: CustomershipId,
  asked: Question,
): Promise<Explanation> {
  const { state, kelaInPlan } = await getLifeCycle(tx, id)
  const team = await listTeam(tx, id)
  const rule = ruleOf(caller, asked, { kelaInPlan })
  const file = { state, team }
  const missing: readonly Lack[] =
    'operation' in asked
      ? lacksOf(caller, file, asked.operation)
      : [
          ...lacksOfData(caller.role, asked, { kelaInPlan }),
          ...lacksOf(caller, file, asked.act === 'record' ? 'entry.record' : 'customership.read').filter(
            (each) => each === 'goesOn',
          ),
        ]
  return {
    ...rule,
    allowed: missing.length === 0,
    missing: [...missing],
    next: stepFor(missing, caller),
    contact: contactOf(caller, asked, { missing, team, roles: rule.roles }),
  }
}

interface Found extends Pick<Explanation, 'roles'> {
  readonly missing: readonly Lack[]
  readonly team: Team
}

/**
 * Members of the team whose role may; of an act, or where there is none, whoever answers for the file in the
 * own organisation. Without anybody there, whoever applies for rights.
 */
function contactOf(
  { person, authority, employer }: StaffPrincipal,
  asked: Question,
  { missing, team, roles }: Found,
): Explanation['contact'] {
  const others = team.filter((member) => member.person !== person)
  const may = 'act' in asked ? others.filter((member) => roles.some((role) => role === member.role)) : []
  if (may.length > 0) return { whom: 'team', organisation: null, names: may.map(({ name }) => name) }
  const responsible = others.filter((member) => member.responsible && member.organisation === authority)
  const isOfRole = missing.includes('role') || responsible.length === 0
  return isOfRole
    ? { whom: 'employer', organisation: employer, names: [] }
    : { whom: 'responsibleOfficer', organisation: authority, names: responsible.map(({ name }) => name) }
}

export const explainInFileEndpoint = readEndpoint({
  id: 'explainInFile',
  method: 'POST',
  path: '/v1/customerships/{customership}/explanations',
  tag: 'Customerships',
  summary: {
    fi: 'Miksi saan tai en saa tässä asiakkuudessa',
    sv: 'Varför jag får eller inte får i denna kundrelation',
    en: 'Why I may or may not in this customership',
  },
  caller: ['person'],
  operation: 'customership.read',
  scope: 'customership',
  afterEnd: 'open',
  params: { customership: customershipId },
  query: {},
  body: question,
  output: explanation,
  audit: { event: 'rule.explainedInFile', ground: 'tym-15' },
  problems: ['not-found'],
  example: {
    params: { customership: '0198f0a0-0000-7000-8000-00000000c001' },
    body: { operation: 'accessLog.read' },
  },
  handler: async (tx, { caller, params: { customership }, body }) => ({
    output: await explainInFile(tx, staffOf(caller), customership, body),
    touched: [touchedFacts(customership, caller.role, ['2.01', '2.08'])],
  }),
})
