import type { LocalizedText } from '@tym/kernel'
import { z } from 'zod'
import { getField } from '../data/categories.ts'
import type { FieldId } from '../data/field-ids.ts'
import { text } from '../words/text.ts'
import { type Footing, isPartyId, type PartyDeclaration, type PartyKindId, parties } from './parties.ts'

/**
 * How a consent was given. Where the law demands writing, an oral one is not enough (380/2023 116 and 118 §).
 */
export const consentForm = z.enum(['written', 'signed', 'electronic', 'oral'])
export type ConsentForm = z.infer<typeof consentForm>

export const consentForms: Readonly<
  Record<ConsentForm, { readonly title: LocalizedText; readonly inWriting: boolean }>
> = {
  written: { title: text('kirjallisesti', 'skriftligen', 'in writing'), inWriting: true },
  signed: { title: text('allekirjoitettuna', 'undertecknat', 'signed'), inWriting: true },
  electronic: {
    title: text('vahvasti tunnistautuneena', 'med stark autentisering', 'with strong e-identification'),
    inWriting: true,
  },
  oral: {
    title: text('suullisesti, kirjattuna', 'muntligen, antecknat', 'orally, recorded'),
    inWriting: false,
  },
}

/** Whether data is obtained from the party or disclosed to it. */
export const consentDirection = z.enum(['obtain', 'disclose'])
export type ConsentDirection = z.infer<typeof consentDirection>

/**
 * The longest that a consent may be for, since none is open-ended. A setting, until the plan bounds it (law
 * paper E).
 */
export const longestConsent = { months: 24 } as const

/**
 * An answer on paper is recorded within these days of being given, and is in force from no earlier day. A
 * setting.
 */
export const consentRecordedWithin = { days: 30 } as const

/** Days before its last day on which the officers who received a consent are told that it ends. */
export const consentExpiry = { daysBefore: [0, 7, 30] } as const

/**
 * On what footing data moves in this direction between the register and a party of this kind; of an added
 * kind always on consent.
 */
export function footingOf(kind: PartyKindId, direction: ConsentDirection): Footing {
  if (!isPartyId(kind)) return 'consent'
  const { source, recipient }: PartyDeclaration = parties[kind]
  return direction === 'obtain' ? source : recipient
}

/** Whether a field may hold data of a special category (GDPR 9): consent to it must be explicit. */
export function isSpecial(field: FieldId): boolean {
  return getField(field).sensitivity === 'H'
}

/**
 * Whether disclosing these fields to a party of this kind needs its strict necessity stated (380/2023 118 §).
 */
export function needsNecessity(
  kind: PartyKindId,
  direction: ConsentDirection,
  fields: readonly FieldId[],
): boolean {
  return direction === 'disclose' && kind === 'employer' && fields.some(isSpecial)
}

/** Whether consent to these fields for a party of this kind must be in writing. */
export function mustBeWritten(
  kind: PartyKindId,
  direction: ConsentDirection,
  fields: readonly FieldId[],
): boolean {
  const inWriting = isPartyId(kind) ? parties[kind].healthInWriting : true
  return direction === 'disclose' && inWriting && fields.some(isSpecial)
}
