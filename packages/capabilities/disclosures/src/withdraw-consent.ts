import type { Principal } from '@tym/access'
import { exampleConsent, withdrawConsent } from '@tym/consents/public'
import type { WriteTx } from '@tym/database'
import { noBody, type Written, writeEndpoint } from '@tym/endpoint'
import { type ConsentId, type CustomershipId, consentId, customershipId } from '@tym/kernel'
import { eq } from 'drizzle-orm'
import { stopObtainings } from './obtaining/queries.ts'
import { exampleFile } from './prepare-disclosure.ts'
import { moveOn } from './queries.ts'
import { planRecall } from './recall.ts'
import { disclosure } from './schema.ts'

/** Whether anything may already be outside when a consent is withdrawn. */
const outcomes = ['stopped', 'alreadyLeaving'] as const

/**
 * Withdraws a consent and stops, in the same commit, everything that waits on it, in either direction. It waits for no recipient: what has left,
 * or may have, is answered 'alreadyLeaving', and its recall is promised. Nothing else leaves after this commit, in any
 * process, since a delivery asks the consent in the transaction that lets it leave.
 */
export async function withdrawAndStop(
  tx: WriteTx,
  by: Pick<Principal, 'person' | 'role'>,
  at: { readonly customership: CustomershipId; readonly id: ConsentId },
): Promise<Written> {
  const { id, version, touched } = await withdrawConsent(tx, by, at)
  const rows = await tx.drizzle.select().from(disclosure).where(eq(disclosure.consent, at.id))
  for (const row of rows)
    if (row.leftAt !== null) await planRecall(tx, row, 'withdrawn')
    else if (row.state !== 'stopped')
      await moveOn(tx, row, { state: 'stopped', problem: 'consent-withdrawn' })
  const ids = [...rows.map((row) => row.id), ...(await stopObtainings(tx, at.id))]
  return {
    ...{ id, version },
    outcome: rows.some(({ leftAt }) => leftAt !== null) ? 'alreadyLeaving' : 'stopped',
    touched: touched.map((line) => ({ ...line, resources: [...(line.resources ?? []), ...ids] })),
  }
}

export const withdrawConsentEndpoint = writeEndpoint({
  id: 'withdrawConsent',
  method: 'POST',
  path: '/v1/customerships/{customership}/consents/{consent}/withdrawal',
  tag: 'Consents',
  summary: {
    fi: 'Peruuta suostumus heti',
    sv: 'Återkalla samtycket genast',
    en: 'Withdraw the consent at once',
  },
  caller: ['person', 'customer'],
  operation: 'consent.withdraw',
  scope: 'customership',
  params: { customership: customershipId, consent: consentId },
  query: {},
  body: noBody,
  success: 200,
  // Nobody needs to have read the newest version to say no.
  ifMatch: false,
  outcomes,
  audit: { event: 'consent.withdrawn', ground: 'gdpr-7' },
  problems: ['not-found', 'state-conflict'],
  example: { params: { customership: exampleFile, consent: exampleConsent } },
  handler: (tx, { caller, params }) =>
    withdrawAndStop(tx, caller, { customership: params.customership, id: params.consent }),
})
