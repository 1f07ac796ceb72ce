import type { WriteTx } from '@tym/database'
import { type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import { Problem, type UsageRightId, usageRightId } from '@tym/kernel'
import { operationReach, tellingText } from '@tym/register'
import { z } from 'zod'
import { exampleRight } from './application.ts'
import { getRight, moveOn } from './queries.ts'
import { endableStates } from './usage-right.ts'

const endBody = z.strictObject({ reason: tellingText(1000) })

export const endRightEndpoint = writeEndpoint({
  id: 'endUsageRight',
  method: 'POST',
  path: '/v1/usage-rights/{usageRight}/end',
  tag: 'Usage rights',
  summary: {
    fi: 'Päätä käyttöoikeus heti tai peru hakemus',
    sv: 'Avsluta åtkomsträtten genast eller återta ansökan',
    en: 'End the usage right at once, or withdraw the application',
  },
  caller: ['person', 'system'],
  operation: 'usageRight.end',
  scope: 'organisation',
  params: { usageRight: usageRightId },
  query: {},
  body: endBody,
  success: 200,
  // Nothing that has changed meanwhile may delay the end.
  ifMatch: false,
  audit: { event: 'usageRight.ended', ground: 'ima-16' },
  problems: ['not-found', 'usage-right-decided', 'stale-version'],
  example: { params: { usageRight: exampleRight }, body: { reason: 'Tehtävä on päättynyt.' } },
  handler: (tx, { caller, params, body }) => endRight(tx, staffOf(caller), params.usageRight, body.reason),
})

/**
 * Ends a right when the duty ends (906/2019 16 §), or withdraws an application that waits: for the employer's
 * own staff its access officer or its system, for anybody the agency's grantor. From the commit on no process
 * of the platform takes its certificates.
 */
export async function endRight(
  tx: WriteTx,
  { person, role, employer }: Pick<StaffPrincipal, 'person' | 'role' | 'employer'>,
  id: UsageRightId,
  reason: string,
): Promise<Written> {
  const right = await getRight(tx, id)
  if (operationReach(role, 'usageRight.end') !== 'network' && right.employer !== employer) {
    throw new Problem('not-found', 'The right is of another employer.')
  }
  if (!endableStates.includes(right.state)) {
    throw new Problem('usage-right-decided', 'The right has already come to its end.')
  }
  const fate = { state: 'ended' as const, endedBy: person, endedAt: tx.context.instant, endReason: reason }
  const event = right.state === 'applied' ? 'withdrawn' : 'ended'
  const version = await moveOn(tx, right, fate, { event, by: person })
  return { id, version, touched: [] }
}
