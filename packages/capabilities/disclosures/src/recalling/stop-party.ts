import { exampleConsent, type OpenKeys, touchedConsent, withdrawAllTowards } from '@tym/consents/public'
import type { WriteTx } from '@tym/database'
import { type Principal, type Written, writeEndpoint } from '@tym/employment'
import type { Journal } from '@tym/journal'
import { type CustomershipId, consentId, customershipId, outsidePartyId, Problem } from '@tym/kernel'
import { getKeys } from '@tym/key-vault'
import { z } from 'zod'
import { exampleFile } from '../examples.ts'
import { exclude } from '../excluding/exclude-party.ts'
import { isExcluded } from '../excluding/exclusions.ts'
import { stopWhatRestsOn } from './stop-what-rests-on.ts'

const outcomes = ['stopped', 'alreadyLeaving', 'nothingInForce'] as const

const body = z.strictObject({
  /** One of the registry, or the party of a consent, which may be a person whom the customer has named. */
  party: z.union([z.strictObject({ id: outsidePartyId }), z.strictObject({ consent: consentId })]),
  /** Whether nothing may pass on later consents either until this is lifted; for a party of the registry. */
  shutOut: z.boolean().default(false),
})
type Stop = z.infer<typeof body>

/**
 * Stops everything between the register and one party in one commit, by the customer or an officer of the
 * team: withdraws every consent in both directions, stops what waits on them, empties quarantines, promises
 * the recall of what has left, and shuts the party out when that is asked. What a section of law lets go is
 * not touched.
 */
export async function stopParty(
  tx: WriteTx,
  by: Pick<Principal, 'person' | 'role' | 'authority'>,
  { customership, party, shutOut }: Stop & { readonly customership: CustomershipId },
  parts: { readonly journal: Pick<Journal, 'append'>; readonly openKeys: OpenKeys },
): Promise<Written> {
  const withdrawn = await withdrawAllTowards(tx, by, { customership, party }, parts)
  const { ids, hasLeft } = await stopWhatRestsOn(tx, withdrawn)
  const shut = shutOut ? await shutOutParty(tx, by, customership, party) : []
  const done = hasLeft ? 'alreadyLeaving' : 'stopped'
  return {
    // The customer's consents were changed together: they have no id but the customership's.
    id: customership,
    version: 1,
    outcome: withdrawn.length + shut.length === 0 ? 'nothingInForce' : done,
    touched: [
      {
        ...touchedConsent(customership, by.role, withdrawn),
        resources: [...withdrawn, ...ids, ...shut],
      },
    ],
  }
}

/** The id of the exclusion that shuts the party out from now on; none when it was shut out before. */
async function shutOutParty(
  tx: WriteTx,
  by: Pick<Principal, 'person' | 'role' | 'authority'>,
  customership: CustomershipId,
  party: Stop['party'],
): Promise<string[]> {
  if (!('id' in party))
    throw new Problem('invalid-input', 'Only a party of the registry is shut out.', '/shutOut')
  if (await isExcluded(tx, customership, party.id)) return []
  return [(await exclude(tx, by, { customership, party: party.id })).id]
}

export const stopPartyEndpoint = writeEndpoint({
  id: 'stopParty',
  method: 'POST',
  path: '/v1/customerships/{customership}/party-stops',
  tag: 'Consents',
  summary: {
    fi: 'Pysäytä kaikki yhden ulkopuolisen tahon kanssa: peruuta kaikki suostumukset heti',
    sv: 'Stoppa allt med en utomstående instans: återkalla alla samtycken genast',
    en: 'Stop everything with one outside party: withdraw every consent at once',
  },
  caller: ['person', 'customer'],
  operation: 'consent.withdraw',
  scope: 'customership',
  afterEnd: 'open',
  params: { customership: customershipId },
  query: {},
  body,
  success: 200,
  // Refusing takes no reading of the newest version.
  ifMatch: false,
  outcomes,
  audit: { event: 'consent.partyStopped', ground: 'gdpr-7' },
  problems: ['not-found', 'invalid-input', 'state-conflict', 'stale-version'],
  example: {
    params: { customership: exampleFile },
    body: { party: { consent: exampleConsent }, shutOut: false },
  },
  handler: (tx, { caller, params, body: stop, parts }) => {
    const { customership } = params
    const openKeys = () => getKeys(parts, customership)
    return stopParty(tx, caller, { ...stop, customership }, { journal: parts.journal, openKeys })
  },
})
