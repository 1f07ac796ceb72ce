import { relyOnConsent } from '@tym/consents/public'
import type { WriteTx } from '@tym/database'
import { noBody, type StaffPrincipal, staffOf, verifyAct, type Written, writeEndpoint } from '@tym/employment'
import { type CustomershipId, customershipId, type DisclosureId, disclosureId, Problem } from '@tym/kernel'
import { exampleDisclosure, exampleFile } from '../examples.ts'
import { actedOn, getDisclosure, moveOn } from '../queries.ts'
import { touchedDisclosure } from '../touched.ts'

/**
 * Stops a disclosure that has not left, by an organisation that prepared it or whose data is in it. Throws
 * 'state-conflict' for what may be on its way: this calls nothing back.
 */
export async function cancelDisclosure(
  tx: WriteTx,
  by: Pick<StaffPrincipal, 'role' | 'authority'>,
  at: { readonly customership: CustomershipId; readonly id: DisclosureId },
): Promise<Written> {
  const seen = await getDisclosure(tx, at.customership, at.id)
  verifyAct(by, 'disclosure.cancel', await actedOn(tx, seen))
  const touched = [touchedDisclosure(at.customership, by.role, [at.id], [], seen.statute)]
  if (seen.consent !== null) await relyOnConsent(tx, seen.consent, at.id)
  const row = await getDisclosure(tx, at.customership, at.id)
  if (row.state === 'stopped') return { id: at.id, version: row.version, touched }
  if (row.leftAt !== null || row.state === 'delivered')
    throw new Problem('state-conflict', 'The disclosure may have left.')
  const version = await moveOn(tx, row, { state: 'stopped', problem: 'cancelled' })
  if (version === undefined) throw new Problem('stale-version', 'Another change came first.')
  return { id: at.id, version, touched }
}

export const cancelDisclosureEndpoint = writeEndpoint({
  id: 'cancelDisclosure',
  method: 'POST',
  path: '/v1/customerships/{customership}/disclosures/{disclosure}/cancellation',
  tag: 'Disclosures',
  summary: {
    fi: 'Peru luovutus, joka ei ole lähtenyt',
    sv: 'Avbryt ett utlämnande som inte har avgått',
    en: 'Cancel a disclosure that has not left',
  },
  caller: ['person'],
  operation: 'disclosure.cancel',
  scope: 'customership',
  afterEnd: 'open',
  params: { customership: customershipId, disclosure: disclosureId },
  query: {},
  body: noBody,
  success: 200,
  ifMatch: false,
  audit: { event: 'disclosure.cancelled', ground: 'gdpr-7' },
  problems: ['not-found', 'not-permitted', 'state-conflict', 'stale-version'],
  example: { params: { customership: exampleFile, disclosure: exampleDisclosure } },
  handler: (tx, { caller, params }) =>
    cancelDisclosure(tx, staffOf(caller), { customership: params.customership, id: params.disclosure }),
})
