import { type Clock, fetchBounded, jsonOf, type PersonId, Problem, type UsageRightId } from '@tym/kernel'
import { isRoleId, mayHold } from '@tym/register'
import {
  type FindAgencyKey,
  type GrantStatement,
  issueStatementRequest,
  verifyGrantStatement,
} from '@tym/role-certificate'
import { z } from 'zod'
import type { Organisation } from './organisation.ts'
import type { Asker } from './signature-log.ts'

/** Room for as many statements as are taken, each as long as it may be. */
const bounds = { milliseconds: 5_000, bytes: 512 * 1024 }
const answer = z.object({
  statements: z.array(z.object({ usageRight: z.string(), statement: z.string().max(8192) })).max(50),
})

export type LiveGrant = { grant: GrantStatement; token: string }

/**
 * Asks the customer-data service, under the employer's own signature, for the holder's live grant statements,
 * and believes of them only what the agency has signed: for this holder, of this employer, in a role that
 * this kind of organisation may vouch for, in force now. Throws Problem `service-unavailable` when it cannot
 * ask.
 */
export async function findGrants(
  { person, kind, asker }: { person: PersonId; kind: 'person' | 'system'; asker: Asker },
  {
    organisation,
    findAgencyKey,
    clock,
  }: { organisation: Organisation; findAgencyKey: FindAgencyKey; clock: Clock },
): Promise<LiveGrant[]> {
  const { settings } = organisation
  const request = await issueStatementRequest(
    organisation.sign('certificate', { ...asker, kind: 'statement-request' }),
    { issuer: settings.issuer, audience: settings.customerData.origin, person, clock },
  )
  const statements = await search(settings.customerData.origin, request)
  const now = clock.instant()
  const found: LiveGrant[] = []
  for (const { statement } of statements) {
    const grant = await verifyGrantStatement(statement, { findKey: findAgencyKey, now })
    const ours =
      grant.person === person &&
      grant.kind === kind &&
      grant.employer === settings.id &&
      isRoleId(grant.role) &&
      mayHold(grant.role, settings.kind)
    if (ours) found.push({ grant, token: statement })
  }
  return found
}

async function search(origin: string, request: string): Promise<z.infer<typeof answer>['statements']> {
  const unavailable = (why: string) => new Problem('service-unavailable', `The customer-data service ${why}.`)
  const response = await fetchBounded(`${origin}/v1/grant-statements/search`, bounds, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ request }),
  }).catch(() => {
    throw unavailable('does not answer')
  })
  if (!response.ok) throw unavailable(`answered ${response.status} to the statement request`)
  const parsed = answer.safeParse(jsonOf(response.text ?? ''))
  if (!parsed.success) throw unavailable('answered something else than grant statements')
  return parsed.data.statements
}

/**
 * Picks the grant that a certificate is for. Throws Problem `usage-right-not-live` when there is none, and
 * `ChoiceRequired` when there are several and none was chosen.
 */
export function chooseGrant(grants: readonly LiveGrant[], wanted: UsageRightId | undefined): LiveGrant {
  const fitting = wanted === undefined ? grants : grants.filter(({ grant }) => grant.usageRight === wanted)
  const [first, second] = fitting
  if (first === undefined)
    throw new Problem('usage-right-not-live', 'The holder has no live usage right to certify.')
  if (second !== undefined) throw new ChoiceRequired(fitting.map(({ grant }) => grant))
  return first
}

/** The holder has several usage rights and must say which one to act under. */
export class ChoiceRequired extends Problem {
  readonly grants: readonly GrantStatement[]

  constructor(grants: readonly GrantStatement[]) {
    super('usage-right-choice-required', 'The holder has several live usage rights and chose none.')
    this.grants = grants
  }
}
