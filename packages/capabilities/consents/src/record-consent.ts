import { refusalOf, type WriteTx } from '@tym/database'
import { type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import { customershipId, newConsentId } from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { nameDigest } from './equal-consents.ts'
import { mustBeNew } from './must-be-new.ts'
import { mustBeUnderstood } from './must-be-understood.ts'
import { consent } from './schema.ts'
import { storeAnswer } from './store-answer.ts'
import { type AnsweredConsent, consentBody, exampleFile, exampleParty, exampleTerms } from './terms.ts'
import { touchedConsent } from './touched.ts'
import { verifyAnswer, verifyAsked, verifyGivenOn } from './verify-consent.ts'

/**
 * Records the customer's answer to one individualised consent: given or refused, with exactly the text that
 * the customer was shown. It is immutable from the commit on; narrowing or renewing is a new version. Throws
 * 'consent-exists' where the same terms stand already, naming that consent to whoever may read it.
 */
export async function recordConsent(
  tx: WriteTx,
  keys: CustomershipKeys,
  by: StaffPrincipal,
  sent: AnsweredConsent,
): Promise<Written> {
  const { party: named, direction, ...answer } = sent
  verifyGivenOn(answer, tx.context.calendar)
  await mustBeUnderstood(tx, keys, by, { ...answer, language: answer.shown.language })
  const verified = await verifyAsked(tx, keys.customership, by, sent, answer.givenOn)
  const { party } = verified
  verifyAnswer(party, direction, answer)
  const id = newConsentId()
  const registered = 'id' in named ? named.id : null
  const nameOf = 'id' in named ? null : nameDigest(keys, named.namedPerson)
  await mustBeNew(tx, keys, by, { party: registered, nameDigest: nameOf, direction, answer })
  try {
    await tx.drizzle.insert(consent).values({
      id,
      customership: keys.customership,
      party: registered,
      partyKind: party.kind,
      direction,
      owner: by.authority,
      version: 1,
      recordedAt: tx.context.instant,
      nameDigest: nameOf,
    })
  } catch (error) {
    throw refusalOf(error)
  }
  await storeAnswer(tx, keys, by, {
    ...verified,
    consent: id,
    number: 1,
    partyId: registered,
    direction,
    answer,
  })
  return { id, version: 1, touched: [touchedConsent(keys.customership, by.role, [id])] }
}

export const recordConsentEndpoint = writeEndpoint({
  id: 'recordConsent',
  method: 'POST',
  path: '/v1/customerships/{customership}/consents',
  tag: 'Consents',
  summary: {
    fi: 'Kirjaa asiakkaan suostumus tai kieltäytyminen',
    sv: 'Anteckna kundens samtycke eller vägran',
    en: "Record the customer's consent or refusal",
  },
  caller: ['person'],
  operation: 'consent.record',
  scope: 'customership',
  params: { customership: customershipId },
  query: {},
  body: consentBody,
  success: 201,
  ifMatch: false,
  audit: { event: 'consent.recorded', ground: 'gdpr-7' },
  problems: [
    'not-found',
    'party-not-active',
    'consent-not-needed',
    'consent-too-wide',
    'consent-form-insufficient',
    'consent-text-changed',
    'consent-language',
    'consent-exists',
    'period-invalid',
    'purpose-required',
    'necessity-required',
    'invalid-date',
    'customership-ended',
    'before-start',
  ],
  example: {
    params: { customership: exampleFile },
    body: {
      party: exampleParty,
      direction: 'disclose',
      ...exampleTerms,
      outcome: 'given',
      form: 'written',
      givenOn: '2026-11-25',
      shown: { language: 'fi', hash: 'MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY' },
    },
  },
  handler: async (tx, { caller, params, body, parts }) =>
    recordConsent(tx, await getKeys(parts, params.customership), staffOf(caller), body),
})
