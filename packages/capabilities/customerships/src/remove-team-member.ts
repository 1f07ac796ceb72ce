import type { WriteTx } from '@tym/database'
import { noBody, staffOf, writeEndpoint } from '@tym/employment'
import { type CustomershipId, customershipId } from '@tym/kernel'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { getLifeCycle } from './queries.ts'
import { recordEvent } from './record-event.ts'
import type { Officer } from './record-opinion.ts'
import { caseTeamMember } from './schema.ts'
import { getOwnMember, lockOwnParty, mustBeResponsible, mustNotBeLastResponsible } from './team.ts'
import { touchedFacts } from './touched.ts'

/**
 * Ends the membership of somebody of the own organisation, oneself included: access ends with the duty.
 * Throws 'not-permitted' when a responsible officer is removed by anybody but a responsible officer, and
 * 'last-responsible-officer' when the party would be left without one.
 */
export async function removeTeamMember(
  tx: WriteTx,
  id: CustomershipId,
  member: string,
  by: Officer,
): Promise<{ readonly version: number }> {
  const { instant, calendar } = tx.context
  await lockOwnParty(tx, id, by.authority)
  const { person, responsible } = await getOwnMember(tx, id, member, by.authority)
  if (responsible) {
    await mustBeResponsible(tx, id, by)
    await mustNotBeLastResponsible(tx, id, member, by.authority)
  }
  const { version } = await getLifeCycle(tx, id)
  // The event first: whoever removes oneself has no access after the next statement.
  await recordEvent(tx, {
    customership: id,
    version,
    event: 'memberRemoved',
    happenedOn: calendar,
    ofPerson: person,
  })
  await tx.drizzle
    .update(caseTeamMember)
    .set({ removedBy: by.person, removedAt: instant })
    .where(eq(caseTeamMember.id, member))
  return { version }
}

export const removeTeamMemberEndpoint = writeEndpoint({
  id: 'removeTeamMember',
  method: 'DELETE',
  path: '/v1/customerships/{customership}/team/{member}',
  tag: 'Case team',
  summary: {
    fi: 'Poista oman organisaation työntekijä tiimistä',
    sv: 'Ta bort en kollega i den egna organisationen från teamet',
    en: 'Remove a colleague of the own organisation from the team',
  },
  caller: ['person'],
  operation: 'team.remove',
  scope: 'customership',
  afterEnd: 'open',
  success: 200,
  ifMatch: false,
  params: { customership: customershipId, member: z.uuid().lowercase() },
  query: {},
  body: noBody,
  audit: { event: 'team.memberRemoved', ground: 'ima-16' },
  problems: ['not-found', 'not-permitted', 'last-responsible-officer'],
  example: {
    params: {
      customership: '0198f0a0-0000-7000-8000-00000000c001',
      member: '0198f0a0-0000-7000-8000-00000000d001',
    },
  },
  handler: async (tx, { caller, params: { customership, member } }) => {
    const { version } = await removeTeamMember(tx, customership, member, staffOf(caller))
    return { id: member, version, touched: [touchedFacts(customership, caller.role, ['2.08'], [member])] }
  },
})
