import type { LocalizedText } from '@tym/kernel'
import type { z } from 'zod'
import type { PartyKind } from '../access/organisation-kinds.ts'
import type { Voice } from '../words/voices.ts'
import type { CategoryNumber, FieldId, FieldIdOf } from './field-ids.ts'
import type { SourceKind } from './sources.ts'

/**
 * P ordinary personal, I identity code (1050/2018 29 §), K secret (621/1999 24 §), H special category (GDPR
 * 9), T protected under non-disclosure for safety (turvakielto). H is declared where the content may be
 * either K or H, and once stored here every field is at least K.
 */
export type Sensitivity = 'P' | 'I' | 'K' | 'H' | 'T'

/**
 * Who may record a field. Where the catalogue names the customer or the population system, the parties listed
 * beside them may write down what they say; the entry then names them as its source.
 */
export type Recorder = PartyKind | 'customer' | 'system' | 'populationRegister'

/**
 * How many values of the field hold at a time. Of `one` a new value supersedes the former, whoever stored it,
 * and the former is history; of `many` each stands until it is corrected.
 */
export type Values = 'one' | 'many'

/** Which package keeps the field. */
export type StoredBy = 'entries' | 'customerships' | 'consents'

/** The fields that must be recorded together with a content field of categories 4 and 5. */
export interface LinkedFields {
  readonly effect: FieldId
  readonly necessity: FieldId
}

/** What one field of the register is, and who may put what into it. */
export interface FieldDeclaration {
  readonly id: FieldId
  readonly category: CategoryNumber
  /** Name in code and in the API. */
  readonly identifier: string
  readonly label: LocalizedText
  /** One line for the one who records or reads it. */
  readonly help: LocalizedText
  readonly sensitivity: Sensitivity
  readonly values: Values
  readonly recorders: readonly Recorder[]
  readonly sources: readonly SourceKind[]
  /** The value's form. Objects are strict; texts are bounded and safe. */
  readonly value: z.ZodType
  readonly storedBy: StoredBy
  /** 11 § items 4 and 5: a write must say why the data is necessary. */
  readonly necessity: boolean
  /** 11 § items 4 and 5: a write must say how the fact affects employment. */
  readonly effect: boolean
  /** The fields in which those two texts are stored, as entries of the same author linked to this one. */
  readonly requires?: LinkedFields
  /** Recorded only as a companion of a content entry; corrected like any entry. */
  readonly linkedOnly: boolean
  /** Whose word it is, where nobody may say it for another. */
  readonly voice?: Voice
}

type Given = Omit<
  FieldDeclaration,
  'id' | 'category' | 'storedBy' | 'necessity' | 'effect' | 'requires' | 'linkedOnly'
>

export type FieldBody = Omit<FieldDeclaration, 'id' | 'category'>

/** The fields of one category; leaving one out is a type error. */
export type CategoryFields<Category extends CategoryNumber> = Readonly<Record<FieldIdOf<Category>, FieldBody>>

/** A field kept as versioned entries. */
export function entryField(given: Given): FieldBody {
  return { ...given, storedBy: 'entries', necessity: false, effect: false, linkedOnly: false }
}

/** A field of the customership itself. */
export function customershipField(given: Given): FieldBody {
  return { ...entryField(given), storedBy: 'customerships' }
}

/** A field kept with the consents. */
export function consentField(given: Given): FieldBody {
  return { ...entryField(given), storedBy: 'consents' }
}

/** A content field of category 4 or 5: every write carries its effect and its necessity. */
export function necessaryField(requires: LinkedFields, given: Given): FieldBody {
  return { ...entryField(given), necessity: true, effect: true, requires }
}

/** A field that is recorded only beside a content field. */
export function linkedField(given: Given): FieldBody {
  return { ...entryField(given), linkedOnly: true }
}
