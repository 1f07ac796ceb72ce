import type { WriteTx } from '@tym/database'
import { staffOf, writeEndpoint } from '@tym/employment'
import { type CustomershipId, customershipId, newId } from '@tym/kernel'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { getLifeCycle } from './queries.ts'
import { recordEvent } from './record-event.ts'
import type { Officer } from './record-opinion.ts'
import { caseTeamMember } from './schema.ts'
import { getOwnMember, lockOwnParty, mustBeResponsible, mustNotBeLastResponsible } from './team.ts'
import { planNotice } from './tell-officers.ts'
import { touchedFacts } from './touched.ts'

/**
 * Makes a member of the own party a responsible officer (vastuuvirkailija, 2.08), or one no longer. Throws
 * 'not-permitted' unless the caller is a responsible officer of the party, and 'last-responsible-officer'
 * when the party would have none.
 */
export async function setResponsibleOfficer(
  tx: WriteTx,
  id: CustomershipId,
  { member, responsible }: { readonly member: string; readonly responsible: boolean },
  by: Officer,
): Promise<{ readonly version: number }> {
  await lockOwnParty(tx, id, by.authority)
  const before = await getOwnMember(tx, id, member, by.authority)
  await mustBeResponsible(tx, id, by)
  const { version } = await getLifeCycle(tx, id)
  if (before.responsible === responsible) return { version }
  if (!responsible) await mustNotBeLastResponsible(tx, id, member, by.authority)
  await tx.drizzle.update(caseTeamMember).set({ responsible }).where(eq(caseTeamMember.id, member))
  await recordEvent(tx, {
    customership: id,
    version,
    event: responsible ? 'responsibilityGiven' : 'responsibilityWithdrawn',
    happenedOn: tx.context.calendar,
    ofPerson: before.person,
  })
  if (responsible)
    await planNotice(tx, {
      notice: 'madeResponsible',
      customership: id,
      only: by.authority,
      person: before.person,
      once: newId(),
    })
  return { version }
}

export const setResponsibleOfficerEndpoint = writeEndpoint({
  id: 'setResponsibleOfficer',
  method: 'PUT',
  path: '/v1/customerships/{customership}/team/{member}/responsibility',
  tag: 'Case team',
  summary: {
    fi: 'Merkitse vastuuvirkailija',
    sv: 'Utse ansvarig tjänsteman',
    en: 'Say whether a member is a responsible officer',
  },
  caller: ['person'],
  operation: 'team.add',
  scope: 'customership',
  afterEnd: 'open',
  success: 200,
  ifMatch: false,
  params: { customership: customershipId, member: z.uuid().lowercase() },
  query: {},
  body: z.strictObject({ responsible: z.boolean() }),
  audit: { event: 'team.responsibilitySet', ground: 'tym-4' },
  problems: ['not-found', 'not-permitted', 'last-responsible-officer'],
  example: {
    params: {
      customership: '0198f0a0-0000-7000-8000-00000000c001',
      member: '0198f0a0-0000-7000-8000-00000000d001',
    },
    body: { responsible: true },
  },
  handler: async (tx, { caller, params: { customership, member }, body }) => {
    const change = { member, responsible: body.responsible }
    const { version } = await setResponsibleOfficer(tx, customership, change, staffOf(caller))
    return { id: member, version, touched: [touchedFacts(customership, caller.role, ['2.08'], [member])] }
  },
})
