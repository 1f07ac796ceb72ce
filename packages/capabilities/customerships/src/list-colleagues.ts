import type { ReadTx } from '@tym/database'
import { noBody, readEndpoint, staffOf } from '@tym/employment'
import { type CustomershipId, customershipId, type OrganisationId, personId } from '@tym/kernel'
import { roleId } from '@tym/register'
import { listColleagues } from '@tym/usage-rights/public'
import { z } from 'zod'
import { getArea, listTeam } from './queries.ts'
import { touchedFacts } from './touched.ts'

const colleague = z.strictObject({
  person: personId,
  name: z.string(),
  title: z.string(),
  role: roleId,
})

/** Who of the own organisation could be added to the team: a live right for the area, and no place yet. */
export async function listAddable(tx: ReadTx, id: CustomershipId, authority: OrganisationId) {
  const team = await listTeam(tx, id)
  const known = new Set(team.filter((each) => each.organisation === authority).map(({ person }) => person))
  const colleagues = await listColleagues(tx, authority, await getArea(tx, id))
  return colleagues.filter(({ person }) => {
    const isNew = !known.has(person)
    // Somebody with two rights is one person.
    known.add(person)
    return isNew
  })
}

export const listColleaguesEndpoint = readEndpoint({
  id: 'listColleagues',
  method: 'GET',
  path: '/v1/customerships/{customership}/colleagues',
  tag: 'Case team',
  summary: {
    fi: 'Oman organisaation työntekijät, jotka voi lisätä tiimiin',
    sv: 'Kolleger i den egna organisationen som kan läggas till i teamet',
    en: 'Colleagues of the own organisation who can be added to the team',
  },
  caller: ['person'],
  operation: 'team.add',
  scope: 'customership',
  params: { customership: customershipId },
  query: {},
  body: noBody,
  output: z.strictObject({ items: z.array(colleague) }),
  audit: { event: 'team.colleaguesListed', ground: 'tym-15' },
  problems: ['not-found'],
  example: { params: { customership: '0198f0a0-0000-7000-8000-00000000c001' } },
  handler: async (tx, { caller, params: { customership } }) => ({
    output: { items: await listAddable(tx, customership, staffOf(caller).authority) },
    touched: [touchedFacts(customership, caller.role, [])],
  }),
})
