import type { WriteTx } from '@tym/database'
import { noBody, staffOf, writeEndpoint } from '@tym/employment'
import { type CustomershipId, customershipId, newId, Problem } from '@tym/kernel'
import { plan } from '@tym/outbox'
import { and, eq, isNull } from 'drizzle-orm'
import { endAwaitingKind } from './end-awaiting-notices.ts'
import { getLifeCycle, listTeam } from './queries.ts'
import { recordEvent } from './record-event.ts'
import { caseTeamMember, party } from './schema.ts'
import type { Colleague } from './team.ts'
import { getOwnPlace } from './team.ts'
import { planNotice } from './tell-officers.ts'
import { touchedFacts } from './touched.ts'

/**
 * Takes a customership that awaits an officer of the caller's party, in scope 'taking'; the taker becomes the
 * party's responsible officer (2, 4 §). Of two who take at once one wins, and the other is answered
 * 'not-found'.
 */
export async function takeCustomership(
  tx: WriteTx,
  id: CustomershipId,
  taker: Colleague,
): Promise<{ readonly version: number }> {
  const { instant, calendar } = tx.context
  const { person, authority } = taker
  const [awaiting] = await tx.drizzle
    .select({ kind: party.kind })
    .from(party)
    .where(and(eq(party.customership, id), eq(party.organisation, authority), isNull(party.takenAt)))
    .for('update')
  if (awaiting === undefined) throw new Problem('not-found', 'The customership awaits nobody of this party.')
  const { version, state } = await getLifeCycle(tx, id)
  if (state === 'ended') throw new Problem('customership-ended', 'The customership has ended.')
  const team = await listTeam(tx, id)
  const before = team.find((member) => member.person === person && member.organisation === authority)
  if (before === undefined) {
    await tx.drizzle.insert(caseTeamMember).values({
      id: newId(),
      customership: id,
      organisation: authority,
      person,
      name: taker.name,
      title: taker.title,
      role: taker.role,
      responsible: true,
      addedBy: person,
      addedAt: instant,
    })
  } else {
    // Back after the party was forsaken: a right that had lapsed has been granted again.
    await tx.drizzle.update(caseTeamMember).set({ responsible: true }).where(eq(caseTeamMember.id, before.id))
  }
  await recordEvent(tx, { customership: id, version, event: 'partyTaken', happenedOn: calendar })
  await tx.drizzle
    .update(party)
    .set({ takenAt: instant, takenBy: person })
    .where(and(eq(party.customership, id), eq(party.organisation, authority)))
  const once = `taken-${authority}-${instant.getTime()}`
  await planNotice(tx, { notice: 'customershipTaken', customership: id, not: authority, by: authority, once })
  await plan(tx, { kind: endAwaitingKind, payload: { customership: id, organisation: authority } })
  return { version }
}

export const takeCustomershipEndpoint = writeEndpoint({
  id: 'takeCustomership',
  method: 'POST',
  path: '/v1/customerships/{customership}/taking',
  tag: 'Customerships',
  summary: {
    fi: 'Ota osapuolta odottava asiakkuus',
    sv: 'Ta emot en kundrelation som väntar på parten',
    en: 'Take a customership that awaits the party',
  },
  caller: ['person'],
  operation: 'customership.take',
  scope: 'taking',
  success: 201,
  ifMatch: false,
  params: { customership: customershipId },
  query: {},
  body: noBody,
  audit: { event: 'customership.taken', ground: 'tym-4' },
  problems: ['not-found', 'customership-ended'],
  example: { params: { customership: '0198f0a0-0000-7000-8000-00000000c001' } },
  handler: async (tx, { caller, params }) => {
    const taker = await getOwnPlace(tx, staffOf(caller))
    const { version } = await takeCustomership(tx, params.customership, taker)
    return {
      id: params.customership,
      version,
      touched: [touchedFacts(params.customership, caller.role, ['2.01', '2.08'])],
    }
  },
})
