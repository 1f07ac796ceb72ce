import { type StaffPrincipal, staffOf } from '@tym/access'
import { findConsentNow, openPurpose } from '@tym/consents/public'
import { getKeys, listOpenEntries } from '@tym/customer-data/public'
import { sqlState, type WriteTx } from '@tym/database'
import { type Written, writeEndpoint } from '@tym/endpoint'
import { type ConsentId, consentId, customershipId, newDisclosureId, Problem } from '@tym/kernel'
import type { CustomershipKeys } from '@tym/key-vault'
import { getDelivery } from '@tym/outside-parties/public'
import { z } from 'zod'
import { disclosure, item } from './schema.ts'
import { hashOf, itemOf, type Snapshot, sealSnapshot } from './snapshot.ts'
import { touchedDisclosure } from './touched.ts'

export const exampleFile = '0198f0a0-0000-7000-8000-00000000c001'
export const exampleDisclosure = '0198f0a0-0000-7000-8000-000000000d11'

/**
 * Puts together exactly what would be sent on a consent that is in force: its fields, within the party's terms, as they
 * stand now and as the preparing officer may read them. Stored encrypted with its hash, and shown before anybody approves.
 * Nothing leaves by this.
 */
export async function prepareDisclosure(
  tx: WriteTx,
  keys: CustomershipKeys,
  by: StaffPrincipal,
  consent: ConsentId,
): Promise<Written> {
  const { customership } = keys
  const given = await findConsentNow(tx, consent)
  if (given === undefined || given.customership !== customership)
    throw new Problem('not-found', 'No such consent for this caller.')
  if (given.state !== 'inForce' || given.direction !== 'disclose' || given.party === null)
    throw new Problem('consent-not-in-force', 'The consent lets nothing be disclosed today.', '/consent')
  const { allowedFields } = await getDelivery(tx, given.party)
  const fields = given.fields.filter((field) => allowedFields.includes(field))
  const entries = await listOpenEntries(tx, keys, by, fields)
  if (entries.length === 0)
    throw new Problem('nothing-to-disclose', 'No entry of the consent is there.', '/consent')
  const id = newDisclosureId()
  const content: Snapshot = {
    type: 'tym-disclosure',
    ...{ disclosure: id, consent, consentReceipt: given.receipt, from: by.authority, to: given.party },
    purpose: await openPurpose(tx, keys, consent),
    items: entries.map(itemOf),
  }
  try {
    await tx.drizzle.insert(disclosure).values({
      ...{ id, customership, consent, party: given.party, owner: by.authority, version: 1 },
      state: 'awaitingApproval',
      ...{ preparedBy: by.person, preparedAt: tx.context.instant },
      snapshot: sealSnapshot(keys, id, content),
      snapshotHash: hashOf(content),
    })
  } catch (error) {
    if (sqlState(error) === 'TY003')
      throw new Problem('customership-ended', 'The database refuses a row after the end.')
    throw error
  }
  await tx.drizzle.insert(item).values(
    content.items.map(({ entry, version, field, owner }) => ({
      ...{ disclosure: id, customership, entry, entryVersion: version, field, owner },
    })),
  )
  const touched = touchedDisclosure(
    customership,
    by.role,
    [id],
    content.items.map(({ field }) => field),
  )
  return { id, version: 1, touched: [touched] }
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
  body: z.strictObject({ consent: consentId }),
  success: 201,
  ifMatch: false,
  audit: { event: 'disclosure.prepared', ground: 'gdpr-7' },
  problems: [
    'not-found',
    'consent-not-in-force',
    'nothing-to-disclose',
    'party-not-active',
    'party-not-reachable',
    'customership-ended',
  ],
  example: {
    params: { customership: exampleFile },
    body: { consent: '0198f0a0-0000-7000-8000-000000000c11' },
  },
  handler: async (tx, { caller, params, body, parts }) =>
    prepareDisclosure(tx, await getKeys(parts, params.customership), staffOf(caller), body.consent),
})
