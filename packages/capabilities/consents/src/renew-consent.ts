import type { WriteTx } from '@tym/database'
import { type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import type { Journal } from '@tym/journal'
import { type ConsentId, consentId, customershipId, Problem } from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { plan } from '@tym/outbox'
import { and, eq, isNull } from 'drizzle-orm'
import { lockConsent } from './consent-now.ts'
import { openContent } from './content.ts'
import { letsLessPass, lockConsents } from './equal-consents.ts'
import { mustBeNew } from './must-be-new.ts'
import { mustBeUnderstood } from './must-be-understood.ts'
import { getConsent, listAnswers } from './queries.ts'
import { consent } from './schema.ts'
import { storeAnswer } from './store-answer.ts'
import { exampleConsent, exampleFile, exampleTerms, type RenewedConsent, renewalBody } from './terms.ts'
import { touchedConsent } from './touched.ts'
import { verifyAnswer, verifyAsked, verifyGivenOn } from './verify-consent.ts'

/**
 * Records a new answer of the same party and direction: narrower, wider or for longer, asked and shown again.
 * It takes the place of the answer before, which stays on record. Throws 'consent-withdrawn' for a withdrawn
 * consent.
 */
export async function renewConsent(
  tx: WriteTx,
  keys: CustomershipKeys,
  by: StaffPrincipal,
  renewed: { readonly id: ConsentId; readonly expectedVersion: number; readonly answer: RenewedConsent },
  journal: Pick<Journal, 'append'>,
): Promise<Written> {
  const { id, expectedVersion, answer } = renewed
  await lockConsents(tx, keys.customership)
  await lockConsent(tx, id)
  const known = await getConsent(tx, keys.customership, id)
  if (known.withdrawnAt !== null) throw new Problem('consent-withdrawn', 'The consent has been withdrawn.')
  if (known.version !== expectedVersion)
    throw new Problem('stale-version', 'The consent has changed since it was read.')
  const [newest] = await listAnswers(tx, id)
  if (newest === undefined) throw new Error('a consent has an answer')
  const named =
    known.party === null ? { namedPerson: openContent(keys, newest).partyName } : { id: known.party }
  verifyGivenOn(answer, tx.context.calendar)
  await mustBeUnderstood(tx, keys, by, { ...answer, language: answer.shown.language })
  const asked = { ...answer, party: named, direction: known.direction }
  const verified = await verifyAsked(tx, keys.customership, by, asked, answer.givenOn)
  verifyAnswer(verified.party, known.direction, answer)
  const { party, nameDigest, direction } = known
  await mustBeNew(tx, keys, by, { party, nameDigest, direction, answer }, known)
  const version = expectedVersion + 1
  const moved = await tx.drizzle
    .update(consent)
    .set({ version })
    .where(and(eq(consent.id, id), eq(consent.version, expectedVersion), isNull(consent.withdrawnAt)))
    .returning({ id: consent.id })
  if (moved.length === 0) throw new Problem('stale-version', 'Another change of the consent came first.')
  await storeAnswer(tx, keys, by, {
    ...verified,
    consent: id,
    number: newest.number + 1,
    partyId: known.party,
    direction: known.direction,
    answer,
  })
  // Before it is said to be recorded: no restore goes back to what the customer has taken back.
  if (letsLessPass(keys, answer, newest))
    await journal.append({ kind: 'answer', consent: id, number: newest.number + 1 })
  // What has left beyond the new answer is called back; what waits asks the answer itself.
  await plan(tx, {
    kind: 'recall-narrowed',
    payload: { consent: id },
    onceKey: `recall-narrowed:${id}:${version}`,
  })
  return { id, version, touched: [touchedConsent(keys.customership, by.role, [id])] }
}

export const renewConsentEndpoint = writeEndpoint({
  id: 'renewConsent',
  method: 'POST',
  path: '/v1/customerships/{customership}/consents/{consent}/versions',
  tag: 'Consents',
  summary: {
    fi: 'Kirjaa suostumuksen uusi versio: rajattu, laajennettu tai jatkettu',
    sv: 'Anteckna en ny version av samtycket: begränsat, utvidgat eller förlängt',
    en: 'Record a new version of a consent: narrowed, widened or renewed',
  },
  caller: ['person'],
  operation: 'consent.record',
  scope: 'customership',
  params: { customership: customershipId, consent: consentId },
  query: {},
  body: renewalBody,
  success: 201,
  ifMatch: true,
  audit: { event: 'consent.renewed', ground: 'gdpr-7' },
  problems: [
    'not-found',
    'stale-version',
    'consent-withdrawn',
    'party-not-active',
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
  ],
  example: {
    params: { customership: exampleFile, consent: exampleConsent },
    body: {
      ...exampleTerms,
      outcome: 'given',
      form: 'written',
      givenOn: '2026-11-25',
      shown: { language: 'fi', hash: 'MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY' },
    },
  },
  handler: async (tx, { caller, params, body, parts, expectedVersion }) =>
    renewConsent(
      tx,
      await getKeys(parts, params.customership),
      staffOf(caller),
      { id: params.consent, expectedVersion, answer: body },
      parts.journal,
    ),
})
