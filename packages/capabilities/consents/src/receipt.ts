import { randomBytes } from 'node:crypto'
import {
  type ConsentId,
  type CustomershipId,
  type Language,
  type OrganisationId,
  type PlainDate,
  sha256,
} from '@tym/kernel'
import {
  type ConsentDirection,
  type ConsentForm,
  type FieldId,
  getField,
  isSpecial,
  type PartyKindId,
} from '@tym/register'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import type { Explained, Representative } from './consent-text.ts'
import type { Controller } from './text-facts.ts'

export interface ReceiptFacts {
  readonly consent: ConsentId
  readonly version: number
  readonly customership: CustomershipId
  readonly controllers: readonly Controller[]
  readonly receivedBy: OrganisationId
  readonly party: {
    readonly kind: PartyKindId
    readonly id: string | null
    readonly name: string
    readonly contact: string | null
  }
  readonly representative: Representative | null
  readonly explained: Explained | null
  readonly direction: ConsentDirection
  readonly fields: readonly FieldId[]
  readonly purpose: string
  readonly service: string | null
  readonly planEntry: string | null
  readonly validFrom: PlainDate
  readonly validUntil: PlainDate
  readonly outcome: 'given' | 'refused'
  readonly form: ConsentForm
  readonly givenOn: PlainDate
  readonly explicit: boolean
  readonly language: Language
  readonly textVersion: string
  readonly shownHash: string
  readonly recordedAt: Date
}

/**
 * The customer's receipt, in the shape of ISO/IEC TS 27560 with the terms of the Data Privacy Vocabulary, as
 * canonical JSON (RFC 8785): the same bytes wherever it is read, so that its hash can be compared. The salt
 * keeps anybody who sees the hash from guessing what the receipt says.
 */
export function writeReceipt(facts: ReceiptFacts): string {
  const text = canonicalize({
    '@context': 'https://w3id.org/dpv',
    schema_version: 'ISO/IEC TS 27560:2023',
    record_id: facts.consent,
    record_version: facts.version,
    pii_principal_id: facts.customership,
    pii_controllers: facts.controllers.map(({ id, name }) => ({
      party_id: id,
      party_name: name,
      party_role: 'dpv:JointDataControllers',
      received_consent: id === facts.receivedBy,
    })),
    notice: {
      language: facts.language,
      text_version: facts.textVersion,
      sha256: facts.shownHash,
    },
    processing: {
      operation: facts.direction === 'disclose' ? 'dpv:Disclose' : 'dpv:Obtain',
      third_party: {
        party_id: facts.party.id,
        party_name: facts.party.name,
        party_type: facts.party.kind,
        party_contact: facts.party.contact,
      },
      purpose: facts.purpose,
      service: facts.service,
      plan_entry: facts.planEntry,
      lawful_basis: basisOf(facts),
      pii_information: facts.fields.map((id) => ({
        pii_type: id,
        pii_name: getField(id).label[facts.language],
        special_category: isSpecial(id),
      })),
    },
    event: {
      state: facts.outcome === 'given' ? 'dpv:ConsentGiven' : 'dpv:ConsentRefused',
      consent_type: facts.outcome === 'refused' ? null : typeOf(facts),
      represented_by: facts.representative === null ? null : { ...facts.representative },
      explained: facts.explained === null ? null : { ...facts.explained },
      method: facts.form,
      given_on: facts.givenOn,
      valid_from: facts.validFrom,
      valid_until: facts.validUntil,
      recorded_at: facts.recordedAt.toISOString(),
    },
    withdrawal: 'dpv:WithdrawConsent',
    salt: randomBytes(16).toString('base64url'),
  })
  if (text === undefined) throw new Error('a receipt has a canonical form')
  return text
}

/** A refusal is the legal basis of nothing. */
function basisOf({ outcome, explicit }: ReceiptFacts): string[] {
  if (outcome === 'refused') return []
  return explicit ? ['eu-gdpr:A6-1-a', 'eu-gdpr:A9-2-a'] : ['eu-gdpr:A6-1-a']
}

const typeOf = ({ explicit }: ReceiptFacts) =>
  explicit ? 'dpv:ExplicitlyExpressedConsent' : 'dpv:ExpressedConsent'

/** The hash that the organisation which received the consent signs. */
export function receiptHash(receipt: string): Buffer {
  return sha256(receipt)
}

/** A receipt as it is answered: any JSON object, read back from its stored text. */
export const receiptJson = z.record(z.string(), z.json())
