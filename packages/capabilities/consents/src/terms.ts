import { entryId, languages, lineText, outsidePartyId, plainDate } from '@tym/kernel'
import { consentDirection, consentForm, contactLanguage, fieldId } from '@tym/register'
import { z } from 'zod'

/**
 * To whom or from whom: a party of the registry, or a person whom the customer names and who is reached by
 * hand.
 */
export const partyNamed = z.union([
  z.strictObject({ id: outsidePartyId }),
  z.strictObject({ namedPerson: lineText(200) }),
])

export const representative = z.strictObject({
  name: lineText(200),
  authority: lineText(200),
  scope: lineText(300),
})
export const explained = z
  .strictObject({
    language: contactLanguage.refine((code) => !languages.some((known) => known === code)),
    /** The language by name, where the code does not say it. */
    named: lineText(60).optional(),
    /** The interpreter and where they come from, or the officer who speaks the language. */
    by: lineText(200),
  })
  .refine(({ language, named }) => (language === 'other') === (named !== undefined), { path: ['named'] })

/**
 * What is agreed to, exactly: which data, for what, from when until when. Never everything, never for ever.
 */
const exactly = {
  fields: z
    .array(fieldId)
    .min(1)
    .max(60)
    .refine((ids) => new Set(ids).size === ids.length),
  purpose: z
    .strictObject({
      /** In the language of the text, into which it is put as it is. */
      text: lineText(500),
      /** The entry of the plan (category 7) that it serves, or else the service by name. */
      entry: entryId.optional(),
      service: lineText(200).optional(),
    })
    .refine(({ entry, service }) => entry !== undefined || service !== undefined),
  contactPerson: lineText(200).optional(),
  validFrom: plainDate,
  validUntil: plainDate,
  /** Explicit consent to data on health (GDPR 9(2)(a)), which no other tick includes. */
  explicit: z.boolean().default(false),
  /** Why an employer cannot do without data on health (380/2023 118 §: strict necessity). */
  necessity: lineText(500).optional(),
  /** Who acts for the customer, by which authority (guardianship, mandate), and how far it reaches. */
  representative: representative.optional(),
  /**
   * In which language the text was explained, and by whom, when the customer's own language is none of the
   * platform's.
   */
  explained: explained.optional(),
}

/** The language of the text that was put before the customer. */
const language = z.enum(languages)

export const previewBody = z.strictObject({
  party: partyNamed,
  direction: consentDirection,
  ...exactly,
  language,
})
export type ConsentToShow = z.infer<typeof previewBody>

/** How the customer answered what was shown. */
const answered = {
  outcome: z.enum(['given', 'refused']),
  form: consentForm,
  givenOn: plainDate,
  shown: z.strictObject({
    language,
    /** SHA-256 of the text, base64url, as the preview gave it. */
    hash: z.string().regex(/^[\w-]{43}$/),
  }),
}

export const consentBody = z.strictObject({
  party: partyNamed,
  direction: consentDirection,
  ...exactly,
  ...answered,
})
export type AnsweredConsent = z.infer<typeof consentBody>

/** Narrowed, widened or renewed: asked and answered again, of the same party in the same direction. */
export const renewalBody = z.strictObject({ ...exactly, ...answered })
export type RenewedConsent = z.infer<typeof renewalBody>

/** A valid consent, for the documentation and the denial suite. */
export const exampleTerms = {
  fields: ['7.05'],
  purpose: { text: 'Valmennuksen suunnittelu.', service: 'työhönvalmennus' },
  validFrom: '2026-11-25',
  validUntil: '2027-05-31',
}
export const exampleConsent = '0198f0a0-0000-7000-8000-000000000c11'
export const exampleFile = '0198f0a0-0000-7000-8000-00000000c001'
export const exampleParty = { id: '0198f0a0-0000-7000-8000-000000000b01' }
