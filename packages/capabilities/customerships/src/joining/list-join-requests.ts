import type { ReadTx } from '@tym/database'
import { noBody, readEndpoint, staffOf } from '@tym/employment'
import { customershipId, personId, plainDate } from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { roleId } from '@tym/register'
import { areRightsLive } from '@tym/usage-rights/public'
import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { listTeam } from '../queries.ts'
import { joinRequest } from '../schema.ts'
import { mustBeResponsible } from '../team.ts'
import { touchedFacts } from '../touched.ts'
import { joinReasonPlace } from './join-reason.ts'

const shown = z.strictObject({
  id: z.uuid(),
  /** Who asks, by the usage right in which they asked; always of the caller's own organisation. */
  person: personId,
  name: z.string(),
  title: z.string(),
  role: roleId,
  reason: z.string(),
  askedOn: plainDate,
})

/**
 * Who of the own organisation asks to be added to the team, the first to ask first. Not whoever is on it by
 * now, nor whoever may no longer act by the right under which they asked.
 */
export async function listJoinRequests(tx: ReadTx, keys: CustomershipKeys): Promise<z.infer<typeof shown>[]> {
  const id = keys.customership
  // Row-level security shows those of the caller's own party only.
  const rows = await tx.drizzle
    .select()
    .from(joinRequest)
    .where(eq(joinRequest.customership, id))
    .orderBy(asc(joinRequest.askedAt), asc(joinRequest.id))
  const team = await listTeam(tx, id)
  const waiting: z.infer<typeof shown>[] = []
  for (const { id: request, person, usageRight, organisation, name, title, role, reason, askedOn } of rows) {
    if (team.some((member) => member.person === person && member.organisation === organisation)) continue
    if (!(await areRightsLive(tx, [{ usageRight, person }]))) continue
    const said = keys.decrypt(joinReasonPlace(request), reason)
    waiting.push(shown.parse({ id: request, person, name, title, role, reason: said, askedOn }))
  }
  return waiting
}

export const listJoinRequestsEndpoint = readEndpoint({
  id: 'listJoinRequests',
  method: 'GET',
  path: '/v1/customerships/{customership}/join-requests',
  tag: 'Case team',
  summary: {
    fi: 'Ketkä pyytävät pääsyä tiimiin',
    sv: 'Vilka som ber om att få komma med i teamet',
    en: 'Who asks to be added to the team',
  },
  caller: ['person'],
  operation: 'joinRequest.answer',
  scope: 'customership',
  params: { customership: customershipId },
  query: {},
  body: noBody,
  output: z.strictObject({ items: z.array(shown) }),
  audit: { event: 'team.joinRequestsListed', ground: 'tym-15' },
  problems: ['not-found', 'not-permitted'],
  example: { params: { customership: '0198f0a0-0000-7000-8000-00000000c001' } },
  handler: async (tx, { caller, params: { customership }, parts }) => {
    await mustBeResponsible(tx, customership, staffOf(caller))
    const items = await listJoinRequests(tx, await getKeys(parts, customership))
    return {
      output: { items },
      touched: [
        touchedFacts(
          customership,
          caller.role,
          ['2.08'],
          items.map(({ id }) => id),
        ),
      ],
    }
  },
})
