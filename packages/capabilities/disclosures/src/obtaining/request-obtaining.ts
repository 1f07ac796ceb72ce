import {
  type ConsentInForce,
  findConsentNow,
  findConsentThen,
  lockConsent,
  openPurpose,
} from '@tym/consents/public'
import { listOpenEntries } from '@tym/customer-data/public'
import { refusalOf, type WriteTx } from '@tym/database'
import { type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import { type ConsentId, consentId, customershipId, type Moment, newObtainingId, Problem } from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { plan } from '@tym/outbox'
import { getAddressedDelivery, getTermsInForce, getTermsThen } from '@tym/outside-parties/public'
import { type FieldId, fieldId, getField } from '@tym/register'
import { z } from 'zod'
import { exampleFile } from '../examples.ts'
import { mustNotBeExcluded, relyOnExclusions } from '../excluding/exclusions.ts'
import { touchedDisclosure } from '../touched.ts'
import { askKind } from './obtaining.ts'
import { obtaining } from './schema.ts'
import { type SealedRequest, sealRequest } from './sealed.ts'

/** What tells a source whom it is asked about: identity code and names, never contact data. */
const subjectFields: readonly FieldId[] = ['1.01', '1.02', '1.03']

/**
 * The consent, kept from changing, if it lets something be obtained for this customership today, or let it
 * when something came that is recorded afterwards and is not withdrawn or narrowed since. Throws Problem.
 */
export async function mustMayObtain(
  tx: WriteTx,
  keys: CustomershipKeys,
  id: ConsentId,
  wanted: readonly FieldId[] | undefined,
  then?: Moment,
): Promise<{
  readonly given: ConsentInForce
  readonly fields: readonly FieldId[]
  readonly purpose: string
}> {
  await lockConsent(tx, id)
  await relyOnExclusions(tx, keys.customership)
  const now = await findConsentNow(tx, id)
  if (now === undefined || now.customership !== keys.customership)
    throw new Problem('not-found', 'No such consent for this caller.')
  const given = then === undefined ? now : await findConsentThen(tx, id, then)
  const isOver = now.state === 'withdrawn' || now.state === 'refused'
  if (isOver || given?.state !== 'inForce' || given.direction !== 'obtain')
    throw new Problem('consent-not-in-force', 'The consent lets nothing be obtained.', '/consent')
  await mustNotBeExcluded(tx, keys.customership, given.party)
  const terms =
    given.party === null
      ? undefined
      : await (then === undefined ? getTermsInForce(tx, given.party) : getTermsThen(tx, given.party, then))
  const fields = wanted ?? given.fields
  const may = (field: FieldId) =>
    given.fields.includes(field) &&
    now.fields.includes(field) &&
    (terms?.allowedFields.includes(field) ?? true)
  if (!fields.every(may))
    throw new Problem('consent-too-wide', 'More is asked than the consent names.', '/fields')
  if (fields.some((field) => !getField(field).sources.includes('consentedSource')))
    throw new Problem('source-not-allowed', 'A field does not come from an outside party.', '/fields')
  return { given, fields, purpose: (await openPurpose(tx, keys, id)).purpose }
}

/**
 * Promises to ask a source for the fields of a consent that is in force, or some of them. It learns about
 * whom, for what and on which answer; nothing that it sends is kept as data before an officer has taken it
 * in.
 */
export async function requestObtaining(
  tx: WriteTx,
  keys: CustomershipKeys,
  by: StaffPrincipal,
  asked: { readonly consent: ConsentId; readonly fields?: readonly FieldId[] | undefined },
): Promise<Written> {
  const { given, fields, purpose } = await mustMayObtain(tx, keys, asked.consent, asked.fields)
  if (given.party === null) throw new Problem('party-not-reachable', 'A person is asked by hand.', '/consent')
  await getAddressedDelivery(tx, given.party)
  const id = newObtainingId()
  const content: SealedRequest = { purpose, subject: await openSubject(tx, keys, by) }
  try {
    await tx.drizzle.insert(obtaining).values({
      id,
      customership: keys.customership,
      consent: asked.consent,
      consentVersion: given.number,
      party: given.party,
      version: 1,
      owner: by.authority,
      channel: 'machine',
      state: 'waiting',
      fields: [...fields],
      requestedBy: by.person,
      usageRight: by.usageRight,
      requestedAt: tx.context.instant,
      request: sealRequest(keys, id, content),
    })
  } catch (error) {
    throw refusalOf(error)
  }
  await plan(tx, { kind: askKind, payload: { obtaining: id }, onceKey: `${askKind}:${id}:1` })
  return { id, version: 1, touched: [touchedDisclosure(keys.customership, by.role, [id], subjectFields)] }
}

/** Throws 'nothing-to-disclose' when the caller may not read, or nobody has recorded, who the customer is. */
async function openSubject(
  tx: WriteTx,
  keys: CustomershipKeys,
  by: StaffPrincipal,
): Promise<SealedRequest['subject']> {
  const entries = await listOpenEntries(tx, keys, by, subjectFields)
  if (!entries.some(({ field }) => field === '1.01'))
    throw new Problem('nothing-to-disclose', 'The customer’s identity is not open to the caller.')
  return entries.map(({ field, value }) => ({ field, name: getField(field).identifier, value }))
}

export const requestObtainingEndpoint = writeEndpoint({
  id: 'requestObtaining',
  method: 'POST',
  path: '/v1/customerships/{customership}/obtainings',
  tag: 'Obtainings',
  summary: {
    fi: 'Pyydä tiedot ulkopuoliselta taholta suostumuksen perusteella',
    sv: 'Begär uppgifter av en utomstående instans på grund av ett samtycke',
    en: 'Ask an outside party for data on a consent',
  },
  caller: ['person'],
  operation: 'obtaining.request',
  scope: 'customership',
  params: { customership: customershipId },
  query: {},
  body: z.strictObject({
    consent: consentId,
    /** Those of the consent, all unless given. */
    fields: z.array(fieldId).min(1).max(60).optional(),
  }),
  success: 201,
  ifMatch: false,
  audit: { event: 'obtaining.requested', ground: 'gdpr-7' },
  problems: [
    'not-found',
    'consent-not-in-force',
    'consent-too-wide',
    'source-not-allowed',
    'nothing-to-disclose',
    'party-not-active',
    'party-not-reachable',
    'party-excluded',
    'customership-ended',
  ],
  example: {
    params: { customership: exampleFile },
    body: { consent: '0198f0a0-0000-7000-8000-000000000c11', fields: ['7.15'] },
  },
  handler: async (tx, { caller, params, body, parts }) =>
    requestObtaining(tx, await getKeys(parts, params.customership), staffOf(caller), body),
})
