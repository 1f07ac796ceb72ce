import { exampleConsent, type OpenKeys, touchedConsent, withdrawConsent } from '@tym/consents/public'
import type { WriteTx } from '@tym/database'
import { noBody, type Principal, type Written, writeEndpoint } from '@tym/employment'
import type { Journal } from '@tym/journal'
import { type ConsentId, type CustomershipId, consentId, customershipId } from '@tym/kernel'
import { getKeys } from '@tym/key-vault'
import { exampleFile } from '../examples.ts'
import { stopWhatRestsOn } from './stop-what-rests-on.ts'

/**
 * Whether anything may already be outside, and whether the customer still allows the party something else.
 */
const outcomes = ['stopped', 'alreadyLeaving', 'stoppedOthersInForce', 'alreadyLeavingOthersInForce'] as const

/**
 * Withdraws a consent, with all that let the same data pass to or from the same party, and stops in the same
 * commit everything that waits on them, in either direction: nothing else leaves afterwards, in any process,
 * since whatever leaves checks the consent in the transaction that lets it. It waits for no recipient and no
 * source. Answers 'alreadyLeaving' for what has left or may have, whose recall is promised, and for a source
 * that has been asked, whose answer is thrown away; and `…OthersInForce` where the customer still allows that
 * party something.
 */
export async function withdrawAndStop(
  tx: WriteTx,
  by: Pick<Principal, 'person' | 'role'>,
  at: { readonly customership: CustomershipId; readonly id: ConsentId },
  parts: { readonly journal: Pick<Journal, 'append'>; readonly openKeys: OpenKeys },
): Promise<Written> {
  const { version, withdrawn, inForce } = await withdrawConsent(tx, by, at, parts)
  const { ids, hasLeft } = await stopWhatRestsOn(tx, withdrawn)
  const own = hasLeft ? 'alreadyLeaving' : 'stopped'
  const line = touchedConsent(at.customership, by.role, withdrawn)
  return {
    id: at.id,
    version,
    outcome: inForce.length === 0 ? own : `${own}OthersInForce`,
    touched: [{ ...line, resources: [...withdrawn, ...ids] }],
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
  afterEnd: 'open',
  params: { customership: customershipId, consent: consentId },
  query: {},
  body: noBody,
  success: 200,
  // Refusing takes no reading of the newest version.
  ifMatch: false,
  outcomes,
  audit: { event: 'consent.withdrawn', ground: 'gdpr-7' },
  problems: ['not-found', 'state-conflict', 'stale-version'],
  example: { params: { customership: exampleFile, consent: exampleConsent } },
  handler: (tx, { caller, params, parts }) => {
    const at = { customership: params.customership, id: params.consent }
    const openKeys = () => getKeys(parts, params.customership)
    return withdrawAndStop(tx, caller, at, { journal: parts.journal, openKeys })
  },
})
