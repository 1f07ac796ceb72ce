import type { WriteTx } from '@tym/database'
import { type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import { Problem, type UsageRightId, usageRightId } from '@tym/kernel'
import { and, eq } from 'drizzle-orm'
import { type ChangedTerms, changeBody, exampleRight, exampleTerms } from './application.ts'
import { getRight, insertApplication } from './queries.ts'
import { usageRight } from './schema.ts'
import {
  verifyEligible,
  verifyNoOther,
  verifyNotBarred,
  verifyPeriod,
  verifyPreparation,
} from './verify-application.ts'

export const changeRightEndpoint = writeEndpoint({
  id: 'changeUsageRight',
  method: 'POST',
  path: '/v1/usage-rights/{usageRight}/changes',
  tag: 'Usage rights',
  summary: {
    fi: 'Hae muutosta voimassa olevaan käyttöoikeuteen',
    sv: 'Ansök om ändring av en åtkomsträtt som är i kraft',
    en: 'Apply for a change of a usage right in force',
  },
  caller: ['person'],
  operation: 'usageRight.change',
  scope: 'organisation',
  params: { usageRight: usageRightId },
  query: {},
  body: changeBody,
  success: 201,
  ifMatch: false,
  audit: { event: 'usageRight.changeApplied', ground: 'tym-12' },
  problems: [
    'not-found',
    'self-grant',
    'state-conflict',
    'grant-not-allowed',
    'role-not-for-employer',
    'unknown-organisation',
    'induction-required',
    'confidentiality-undertaking-required',
    'period-invalid',
    'usage-right-exists',
    'roles-barred',
  ],
  example: { params: { usageRight: exampleRight }, body: exampleTerms },
  handler: (tx, { caller, params, body }) => changeRight(tx, staffOf(caller), params.usageRight, body),
})

/**
 * Applies for other terms of a right in force, at once: a change for later is a new application. The old
 * right stays until the agency decides, and a granted change replaces it in the same commit.
 */
export async function changeRight(
  tx: WriteTx,
  { person, employer }: Pick<StaffPrincipal, 'person' | 'employer'>,
  id: UsageRightId,
  terms: ChangedTerms,
): Promise<Written> {
  const { calendar } = tx.context
  const old = await getRight(tx, id)
  if (old.employer !== employer) throw new Problem('not-found', 'The right is of another employer.')
  if (old.holder === person) throw new Problem('self-grant', 'An officer applied for a change of their own.')
  if (old.state !== 'granted' || old.validUntil < calendar) {
    throw new Problem('state-conflict', 'Only a right in force can be changed.')
  }
  await verifyNoPendingChange(tx, id)
  const { holder, holderKind, holderName } = old
  const application = {
    ...terms,
    holder,
    holderKind,
    holderName,
    employer,
    ...verifyPreparation(terms, calendar),
  }
  if (terms.validFrom > calendar) {
    throw new Problem('period-invalid', 'A change takes effect at once.', '/validFrom')
  }
  verifyPeriod(application, calendar)
  await verifyEligible(tx, application)
  await verifyNoOther(tx, application, id)
  await verifyNotBarred(tx, application, { changes: id })
  const changed = await insertApplication(tx, application, { by: person, changes: id })
  return { id: changed, version: 1, touched: [] }
}

async function verifyNoPendingChange(tx: WriteTx, id: UsageRightId): Promise<void> {
  const [pending] = await tx.drizzle
    .select({ id: usageRight.id })
    .from(usageRight)
    .where(and(eq(usageRight.changes, id), eq(usageRight.state, 'applied')))
    .limit(1)
  if (pending !== undefined) throw new Problem('usage-right-exists', 'A change of the right already waits.')
}
