import { relyOnConsent } from '@tym/consents/public'
import type { WriteTx } from '@tym/database'
import { noBody, type StaffPrincipal, staffOf, verifyAct, type Written, writeEndpoint } from '@tym/employment'
import { type CustomershipId, customershipId, type DisclosureId, disclosureId, Problem } from '@tym/kernel'
import { exampleDisclosure, exampleFile } from '../examples.ts'
import { actedOn, findRecall, getDisclosure, moveOn } from '../queries.ts'
import { touchedDisclosure } from '../touched.ts'
import { planDelivery } from './approve-disclosure.ts'

/**
 * Tries a failed delivery again, of the same snapshot under the same key, so that a recipient that has it
 * already does not take it twice. Everything is checked again before it leaves, and what has been called back
 * is not sent again.
 */
export async function retryDisclosure(
  tx: WriteTx,
  by: Pick<StaffPrincipal, 'role' | 'authority'>,
  at: { readonly customership: CustomershipId; readonly id: DisclosureId },
): Promise<Written> {
  const seen = await getDisclosure(tx, at.customership, at.id)
  verifyAct(by, 'disclosure.retry', await actedOn(tx, seen))
  if (seen.consent !== null) await relyOnConsent(tx, seen.consent, at.id)
  const row = await getDisclosure(tx, at.customership, at.id)
  if (row.state !== 'failed') throw new Problem('state-conflict', 'The disclosure has not failed.')
  if ((await findRecall(tx, at.id)) !== undefined)
    throw new Problem('state-conflict', 'The recipient has been told to give it up: prepare it again.')
  const version = await moveOn(tx, row, { state: 'approved', attempts: 0, problem: null })
  if (version === undefined) throw new Problem('stale-version', 'Another change came first.')
  await planDelivery(tx, at.id, `retry-${version}`)
  return { id: at.id, version, touched: [touchedDisclosure(at.customership, by.role, [at.id])] }
}

export const retryDisclosureEndpoint = writeEndpoint({
  id: 'retryDisclosure',
  method: 'POST',
  path: '/v1/customerships/{customership}/disclosures/{disclosure}/retry',
  tag: 'Disclosures',
  summary: {
    fi: 'Yritä epäonnistunutta luovutusta uudelleen',
    sv: 'Försök på nytt med ett misslyckat utlämnande',
    en: 'Try a failed disclosure again',
  },
  caller: ['person'],
  operation: 'disclosure.retry',
  scope: 'customership',
  params: { customership: customershipId, disclosure: disclosureId },
  query: {},
  body: noBody,
  success: 200,
  ifMatch: false,
  audit: { event: 'disclosure.retried', ground: 'gdpr-7' },
  problems: ['not-found', 'not-permitted', 'state-conflict', 'stale-version'],
  example: { params: { customership: exampleFile, disclosure: exampleDisclosure } },
  handler: (tx, { caller, params }) =>
    retryDisclosure(tx, staffOf(caller), { customership: params.customership, id: params.disclosure }),
})
