import type { WriteTx } from '@tym/database'
import { staffOf, writeEndpoint } from '@tym/employment'
import { type CustomershipId, customershipId, newId, type PersonId, Problem, personId } from '@tym/kernel'
import { z } from 'zod'
import { awaitsUndoing } from './death/queries.ts'
import { answerByAdding } from './joining/answer-by-adding.ts'
import { getArea, getLifeCycle, listTeam } from './queries.ts'
import { recordEvent } from './record-event.ts'
import type { Officer } from './record-opinion.ts'
import { caseTeamMember } from './schema.ts'
import { getColleague, lockOwnParty } from './team.ts'
import { touchedFacts } from './touched.ts'

/**
 * Brings a colleague of the own organisation into the team: one who holds a live usage right to act for it in
 * the file's area. The new member is not a responsible officer until made one. Throws 'member-not-eligible',
 * 'already-on-team' and 'customership-ended'.
 */
export async function addTeamMember(
  tx: WriteTx,
  id: CustomershipId,
  person: PersonId,
  by: Officer,
): Promise<{ readonly member: string; readonly version: number }> {
  const { instant, calendar } = tx.context
  await lockOwnParty(tx, id, by.authority)
  const { version, state } = await getLifeCycle(tx, id)
  // After the end only so that a second person can decide whether a death was noticed by mistake.
  if (state === 'ended' && !(await awaitsUndoing(tx, id)))
    throw new Problem('customership-ended', 'The customership has ended.')
  const area = await getArea(tx, id)
  const colleague = await getColleague(tx, { person, authority: by.authority, area })
  const team = await listTeam(tx, id)
  if (team.some((member) => member.person === person && member.organisation === by.authority))
    throw new Problem('already-on-team', 'The person is on the team.')
  const member = newId()
  await tx.drizzle.insert(caseTeamMember).values({
    id: member,
    customership: id,
    organisation: by.authority,
    person,
    name: colleague.name,
    title: colleague.title,
    role: colleague.role,
    responsible: false,
    addedBy: by.person,
    addedAt: instant,
  })
  await recordEvent(tx, {
    customership: id,
    version,
    event: 'memberAdded',
    happenedOn: calendar,
    ofPerson: person,
  })
  await answerByAdding(tx, id, { member, person, authority: by.authority })
  return { member, version }
}

export const addTeamMemberEndpoint = writeEndpoint({
  id: 'addTeamMember',
  method: 'POST',
  path: '/v1/customerships/{customership}/team',
  tag: 'Case team',
  summary: {
    fi: 'Lisää oman organisaation työntekijä tiimiin',
    sv: 'Lägg till en kollega i den egna organisationen i teamet',
    en: 'Add a colleague of the own organisation to the team',
  },
  caller: ['person'],
  operation: 'team.add',
  scope: 'customership',
  afterEnd: 'open',
  success: 201,
  ifMatch: false,
  params: { customership: customershipId },
  query: {},
  body: z.strictObject({ person: personId }),
  audit: { event: 'team.memberAdded', ground: 'tym-15' },
  problems: ['not-found', 'member-not-eligible', 'already-on-team', 'customership-ended'],
  example: {
    params: { customership: '0198f0a0-0000-7000-8000-00000000c001' },
    body: { person: 'HoKf6tgY4GOYDsrR_BeDaZ4X' },
  },
  handler: async (tx, { caller, params: { customership }, body }) => {
    const { member, version } = await addTeamMember(tx, customership, body.person, staffOf(caller))
    return { id: member, version, touched: [touchedFacts(customership, caller.role, ['2.08'], [member])] }
  },
})
