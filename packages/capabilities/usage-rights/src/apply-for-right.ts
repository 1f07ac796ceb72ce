import type { WriteTx } from '@tym/database'
import { type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import { Problem } from '@tym/kernel'
import type { z } from 'zod'
import { applicationBody, exampleTerms } from './application.ts'
import { insertApplication } from './queries.ts'
import {
  verifyEligible,
  verifyNoOther,
  verifyNotBarred,
  verifyPeriod,
  verifyPreparation,
} from './verify-application.ts'

export const applyForRightEndpoint = writeEndpoint({
  id: 'applyForUsageRight',
  method: 'POST',
  path: '/v1/usage-rights',
  tag: 'Usage rights',
  summary: {
    fi: 'Hae käyttöoikeutta oman organisaation työntekijälle',
    sv: 'Ansök om åtkomsträtt för en anställd i den egna organisationen',
    en: 'Apply for a usage right for an employee of the own organisation',
  },
  caller: ['person'],
  operation: 'usageRight.apply',
  scope: 'organisation',
  params: {},
  query: {},
  body: applicationBody,
  success: 201,
  ifMatch: false,
  audit: { event: 'usageRight.applied', ground: 'tym-12' },
  problems: [
    'self-grant',
    'grant-not-allowed',
    'role-not-for-employer',
    'unknown-organisation',
    'induction-required',
    'confidentiality-undertaking-required',
    'period-invalid',
    'usage-right-exists',
    'roles-barred',
  ],
  example: {
    params: {},
    body: {
      holder: 'example-officer-0001',
      holderKind: 'person',
      holderName: 'Aino Esimerkki',
      ...exampleTerms,
    },
  },
  handler: (tx, { caller, body }) => applyForRight(tx, staffOf(caller), body),
})

/**
 * The employer's access officer applies for a named employee of the same employer, never for themselves.
 * Without the agency's decision there is no right (12 § 4 mom.).
 */
export async function applyForRight(
  tx: WriteTx,
  { person, employer }: Pick<StaffPrincipal, 'person' | 'employer'>,
  sent: z.infer<typeof applicationBody>,
): Promise<Written> {
  const { calendar } = tx.context
  if (sent.holder === person) throw new Problem('self-grant', 'An officer applied for themselves.', '/holder')
  const application = { ...sent, employer, ...verifyPreparation(sent, calendar) }
  verifyPeriod(application, calendar)
  await verifyEligible(tx, application)
  await verifyNoOther(tx, application)
  await verifyNotBarred(tx, application)
  const id = await insertApplication(tx, application, { by: person, changes: null })
  return { id, version: 1, touched: [] }
}
