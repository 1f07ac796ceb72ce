import {
  consentId,
  entryId,
  languages,
  organisationId,
  outsidePartyId,
  type PlainDate,
  personId,
  plainDate,
} from '@tym/kernel'
import type { CustomershipKeys } from '@tym/key-vault'
import {
  consentDirection,
  consentForm,
  fieldId,
  isCustomer,
  partyKindId,
  type RoleId,
  roleId,
} from '@tym/register'
import { z } from 'zod'
import { openContent } from './content.ts'
import { receiptJson } from './receipt.ts'
import type { ConsentRow, VersionRow } from './schema.ts'
import { explained, representative } from './terms.ts'

/** What a consent is worth on a day: only `inForce` lets anything pass. */
export const consentState = z.enum(['inForce', 'notYet', 'expired', 'refused', 'withdrawn'])
export type ConsentState = z.infer<typeof consentState>

/** A withdrawal counts from its instant; otherwise the newest answer and its days decide. */
export function stateOn(
  { withdrawnAt }: Pick<ConsentRow, 'withdrawnAt'>,
  newest: Pick<VersionRow, 'outcome' | 'validFrom' | 'validUntil'>,
  calendar: PlainDate,
): ConsentState {
  if (withdrawnAt !== null) return 'withdrawn'
  if (newest.outcome === 'refused') return 'refused'
  if (calendar < newest.validFrom) return 'notYet'
  return calendar > newest.validUntil ? 'expired' : 'inForce'
}

const answer = {
  number: z.int().positive(),
  outcome: z.enum(['given', 'refused']),
  fields: z.array(fieldId),
  purpose: z.string(),
  purposeEntry: entryId.nullable(),
  service: z.string().nullable(),
  contactPerson: z.string().nullable(),
  validFrom: plainDate,
  validUntil: plainDate,
  form: consentForm,
  givenOn: plainDate,
  explicit: z.boolean(),
  /** One line, in answers from before name, authority and scope were told apart. */
  representative: z.union([z.string(), representative]).nullable(),
  explained: explained.nullable(),
  necessity: z.string().nullable(),
  language: z.enum(languages),
  recordedRole: roleId,
  /** The officer's id, for officers only. */
  recordedBy: personId.optional(),
  recordedAuthority: organisationId,
  recordedAt: z.iso.datetime(),
}

export const consentView = z.strictObject({
  id: consentId,
  version: z.int().positive(),
  state: consentState,
  party: z.strictObject({
    id: outsidePartyId.nullable(),
    kind: partyKindId,
    name: z.string(),
  }),
  direction: consentDirection,
  owner: organisationId,
  withdrawnAt: z.iso.datetime().nullable(),
  withdrawnAs: z.enum(['officer', 'customer']).nullable(),
  /**
   * The older consent of the same terms, from before such twins were refused: withdrawing one withdraws both.
   */
  twinOf: consentId.nullable(),
  ...answer,
})
export type ConsentView = z.infer<typeof consentView>

/**
 * One answer with the customer's receipt; the signature is there once the organisation's signer has given it.
 */
export const answerView = z.strictObject({
  ...answer,
  textVersion: z.string(),
  /** What was shown, word for word. */
  text: z.string(),
  receipt: receiptJson,
  receiptHash: z.string(),
  receiptSignature: z.string().nullable(),
})
export type AnswerView = z.infer<typeof answerView>

interface Reader {
  readonly keys: CustomershipKeys
  readonly role: RoleId
  readonly calendar: PlainDate
}

/** A consent with its newest answer. */
export function toConsentView(row: ConsentRow, newest: VersionRow, reader: Reader): ConsentView {
  const { partyName } = openContent(reader.keys, newest)
  return {
    id: row.id,
    version: row.version,
    state: stateOn(row, newest, reader.calendar),
    party: { id: row.party, kind: row.partyKind, name: partyName },
    direction: row.direction,
    owner: row.owner,
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    withdrawnAs: row.withdrawnAs,
    twinOf: row.twinOf,
    ...answerOf(newest, reader),
  }
}

export function toAnswerView(version: VersionRow, reader: Reader): AnswerView {
  const { receipt, text } = openContent(reader.keys, version)
  return {
    ...answerOf(version, reader),
    textVersion: version.textVersion,
    text,
    receipt: receiptJson.parse(JSON.parse(receipt)),
    receiptHash: version.receiptHash.toString('base64url'),
    receiptSignature: version.receiptSignature,
  }
}

function answerOf(version: VersionRow, { keys, role }: Reader) {
  const { purpose, service, contactPerson, necessity, ...who } = openContent(keys, version)
  return {
    number: version.number,
    outcome: version.outcome,
    fields: version.fields,
    purpose,
    purposeEntry: version.purposeEntry,
    service,
    contactPerson,
    necessity,
    representative: who.representative,
    explained: who.explained,
    validFrom: version.validFrom,
    validUntil: version.validUntil,
    form: version.form,
    givenOn: version.givenOn,
    explicit: version.explicit,
    language: version.language,
    recordedRole: version.recordedRole,
    ...(isCustomer(role) ? {} : { recordedBy: version.recordedBy }),
    recordedAuthority: version.recordedAuthority,
    recordedAt: version.recordedAt.toISOString(),
  }
}
