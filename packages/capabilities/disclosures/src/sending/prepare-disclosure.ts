import { findConsentNow, lockConsent, openPurpose } from '@tym/consents/public'
import { listOpenEntries, type OpenEntry } from '@tym/customer-data/public'
import type { WriteTx } from '@tym/database'
import { type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import {
  consentId,
  customershipId,
  newDisclosureId,
  type OutsidePartyId,
  organisationId,
  Problem,
} from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { getDelivery, getTermsInForce } from '@tym/outside-parties/public'
import { type DerivedAnswerId, derivedAnswerId, derivedAnswers, type FieldId, fieldId } from '@tym/register'
import { z } from 'zod'
import { type Channel, channel } from '../disclosure.ts'
import { exampleFile } from '../examples.ts'
import { mustNotBeExcluded } from '../excluding/exclusions.ts'
import { derivedItemOf, itemOf, type SnapshotItem } from '../snapshot.ts'
import { storePrepared } from './store-prepared.ts'

const body = z.strictObject({
  consent: consentId,
  /** Those of the consent, all unless given: less may be sent, never more. */
  fields: z.array(fieldId).min(1).max(60).optional(),
  /** Organisations whose data is left out, so that they need not approve. */
  leaveOut: z.array(organisationId).max(10).default([]),
  /** By machine unless given; by hand, an officer says afterwards that it was handed over. */
  channel: channel.default('machine'),
  /** Answers to be given in place of what is recorded, at most one of each field. */
  derive: z
    .array(derivedAnswerId)
    .max(20)
    .refine((ids) => new Set(ids.map((id) => derivedAnswers[id].field)).size === ids.length)
    .default([]),
})
export type Wanted = z.infer<typeof body>

/**
 * Puts together exactly what would be sent on a consent that is in force: its fields, within the party's
 * terms, as they stand now and as the preparing officer may read them, or only the derived answer that is
 * asked of a field. It is stored encrypted with its hash and shown before anybody approves; nothing leaves by
 * this.
 */
export async function prepareDisclosure(
  tx: WriteTx,
  keys: CustomershipKeys,
  by: StaffPrincipal,
  wanted: Wanted,
): Promise<Written> {
  const { customership } = keys
  await lockConsent(tx, wanted.consent)
  const given = await findConsentNow(tx, wanted.consent)
  if (given === undefined || given.customership !== customership)
    throw new Problem('not-found', 'No such consent for this caller.')
  const { party } = given
  if (given.state !== 'inForce' || given.direction !== 'disclose')
    throw new Problem('consent-not-in-force', 'The consent lets nothing be disclosed today.', '/consent')
  await mustNotBeExcluded(tx, customership, party)
  const allowedFields = await listAllowed(tx, party, wanted.channel, given.fields)
  if (wanted.fields?.some((field) => !given.fields.includes(field)) === true)
    throw new Problem('consent-too-wide', 'More is asked than the consent names.', '/fields')
  const fields = (wanted.fields ?? given.fields).filter((field) => allowedFields.includes(field))
  const entries = (await listOpenEntries(tx, keys, by, fields)).filter(
    ({ owner }) => !wanted.leaveOut.includes(owner),
  )
  const items = deriveItems(entries, wanted.derive, tx.context.instant)
  if (items.length === 0)
    throw new Problem('nothing-to-disclose', 'No entry of the consent is there.', '/consent')
  const id = newDisclosureId()
  const { purpose, partyName } = await openPurpose(tx, keys, wanted.consent)
  return storePrepared(tx, keys, by, {
    content: {
      type: 'tym-disclosure',
      disclosure: id,
      consent: wanted.consent,
      consentReceipt: given.receipt,
      from: by.authority,
      purpose,
      items,
      ...(party === null ? { recipient: partyName } : { to: party }),
    },
    row: {
      id,
      consent: wanted.consent,
      consentVersion: given.number,
      party,
      statute: null,
      channel: wanted.channel,
    },
  })
}

/**
 * What the party may have at the most. A person whom the customer has named has no terms but the consent, and
 * is reached by hand.
 */
async function listAllowed(
  tx: WriteTx,
  party: OutsidePartyId | null,
  by: Channel,
  fields: readonly FieldId[],
): Promise<readonly FieldId[]> {
  if (party !== null)
    return (by === 'machine' ? await getDelivery(tx, party) : await getTermsInForce(tx, party)).allowedFields
  if (by === 'machine')
    throw new Problem('party-not-reachable', 'A person gets what is disclosed by hand.', '/channel')
  return fields
}

/** Each entry, or in the place of all those of one field the answer that was asked of it. */
function deriveItems(
  entries: readonly OpenEntry[],
  derive: readonly DerivedAnswerId[],
  now: Date,
): SnapshotItem[] {
  const asked = derive.map((id) => ({ id, field: derivedAnswers[id].field }))
  const plain = entries.filter((entry) => !asked.some(({ field }) => field === entry.field))
  const answers = asked.map(({ id, field }) => {
    const of = entries.filter((entry) => entry.field === field)
    return derivedItemOf(of, id, now)
  })
  return [...plain.map(itemOf), ...answers.filter((item) => item !== undefined)]
}

export const prepareDisclosureEndpoint = writeEndpoint({
  id: 'prepareDisclosure',
  method: 'POST',
  path: '/v1/customerships/{customership}/disclosures',
  tag: 'Disclosures',
  summary: {
    fi: 'Kokoa luovutettava sisältö suostumuksen perusteella',
    sv: 'Sammanställ innehållet som lämnas ut på grund av ett samtycke',
    en: 'Put together what is to be disclosed on a consent',
  },
  caller: ['person'],
  operation: 'disclosure.prepare',
  scope: 'customership',
  params: { customership: customershipId },
  query: {},
  body,
  success: 201,
  ifMatch: false,
  audit: { event: 'disclosure.prepared', ground: 'gdpr-7' },
  problems: [
    'not-found',
    'consent-not-in-force',
    'consent-too-wide',
    'nothing-to-disclose',
    'party-not-active',
    'party-not-reachable',
    'party-excluded',
    'customership-ended',
  ],
  example: {
    params: { customership: exampleFile },
    body: {
      consent: '0198f0a0-0000-7000-8000-000000000c11',
      channel: 'machine',
      derive: ['workAbilityLimited'],
    },
  },
  handler: async (tx, { caller, params, body, parts }) =>
    prepareDisclosure(tx, await getKeys(parts, params.customership), staffOf(caller), body),
})
