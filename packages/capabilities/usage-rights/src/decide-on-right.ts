import type { WriteTx } from '@tym/database'
import { type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import { type PersonId, Problem, type UsageRightId, usageRightId } from '@tym/kernel'
import { tellingText } from '@tym/register'
import { z } from 'zod'
import { exampleRight } from './application.ts'
import { planSignature } from './plan-signature.ts'
import { getRight, moveOn } from './queries.ts'
import { verifyEligible, verifyNotBarred, verifyPeriod } from './verify-application.ts'

const decisionBody = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('grant') }),
  z.strictObject({ decision: z.literal('refuse'), reason: tellingText(1000) }),
])
export type Decision = z.infer<typeof decisionBody>

export const decideOnRightEndpoint = writeEndpoint({
  id: 'decideOnUsageRight',
  method: 'POST',
  path: '/v1/usage-rights/{usageRight}/decision',
  tag: 'Usage rights',
  summary: {
    fi: 'Myönnä käyttöoikeus tai hylkää hakemus perustellen',
    sv: 'Bevilja åtkomsträtten eller avslå ansökan med motivering',
    en: 'Grant the usage right, or refuse the application with a reason',
  },
  caller: ['person'],
  operation: 'usageRight.decide',
  scope: 'organisation',
  params: { usageRight: usageRightId },
  query: {},
  body: decisionBody,
  success: 200,
  ifMatch: true,
  audit: { event: 'usageRight.decided', ground: 'tym-12' },
  problems: [
    'not-found',
    'self-grant',
    'own-application',
    'usage-right-decided',
    'state-conflict',
    'stale-version',
    'grant-not-allowed',
    'role-not-for-employer',
    'unknown-organisation',
    'period-invalid',
    'roles-barred',
  ],
  example: { params: { usageRight: exampleRight }, body: { decision: 'grant' } },
  handler: (tx, { caller, params, body, expectedVersion }) =>
    decideOnRight(tx, staffOf(caller), { id: params.usageRight, expectedVersion, decision: body }),
})

/**
 * The agency's grantor grants or refuses an application: never one for themselves, never one that they have
 * made. A grant ends the right that it changes and plans the agency's signature, all in the caller's
 * transaction; the right lives from the commit, and certificates can be had once it is signed.
 */
export async function decideOnRight(
  tx: WriteTx,
  { person }: Pick<StaffPrincipal, 'person'>,
  {
    id,
    expectedVersion,
    decision,
  }: { readonly id: UsageRightId; readonly expectedVersion: number; readonly decision: Decision },
): Promise<Written> {
  const right = await getRight(tx, id)
  if (right.holder === person) throw new Problem('self-grant', 'A grantor decided on their own right.')
  if (right.appliedBy === person)
    throw new Problem('own-application', 'A grantor decided on their own application.')
  if (right.state !== 'applied') throw new Problem('usage-right-decided', 'The application has been decided.')
  const seen = { ...right, version: expectedVersion }
  const decided = { decidedBy: person, decidedAt: tx.context.instant }
  if (decision.decision === 'refuse') {
    const fate = { state: 'refused' as const, ...decided, refusalReason: decision.reason }
    const version = await moveOn(tx, seen, fate, { event: 'refused', by: person })
    return { id, version, touched: [] }
  }
  verifyPeriod(right, tx.context.calendar)
  await verifyEligible(tx, right)
  await verifyNotBarred(tx, right, { right: id, changes: right.changes })
  const version = await moveOn(tx, seen, { state: 'granted', ...decided }, { event: 'granted', by: person })
  if (right.changes !== null) await replace(tx, right.changes, person)
  await planSignature(tx, { usageRight: id, version })
  return { id, version, touched: [] }
}

/**
 * Ends the right that a granted change replaces. Throws when that right has ended meanwhile: it is not
 * changed into a new one.
 */
async function replace(tx: WriteTx, id: UsageRightId, by: PersonId): Promise<void> {
  const old = await getRight(tx, id)
  if (old.state !== 'granted') throw new Problem('state-conflict', 'The right to be changed is not in force.')
  const fate = { state: 'ended' as const, endedBy: by, endedAt: tx.context.instant, endReason: 'changed' }
  await moveOn(tx, old, fate, { event: 'changed', by })
}
