import { refusalOf, type WriteTx } from '@tym/database'
import type { StaffPrincipal } from '@tym/employment'
import { type ConsentId, type OutsidePartyId, Problem } from '@tym/kernel'
import type { CustomershipKeys } from '@tym/key-vault'
import { plan } from '@tym/outbox'
import type { ConsentDirection } from '@tym/register'
import { hashOf, renderConsent, textVersion } from './consent-text.ts'
import { sealContent } from './content.ts'
import { purposeDigest } from './equal-consents.ts'
import { receiptHash, writeReceipt } from './receipt.ts'
import { consentVersion } from './schema.ts'
import { signReceiptKind } from './sign-receipt-kind.ts'
import type { RenewedConsent } from './terms.ts'
import { gatherFacts, listControllers } from './text-facts.ts'
import type { Verified } from './verify-consent.ts'

/** One answer of the customer, checked and not yet stored. */
export interface NewAnswer extends Verified {
  readonly consent: ConsentId
  readonly number: number
  /** Null for a person whom the customer named. */
  readonly partyId: OutsidePartyId | null
  readonly direction: ConsentDirection
  readonly answer: RenewedConsent
}

/**
 * Stores one answer with its receipt and the exact text, and promises the signature of the organisation that
 * received it. Throws 'consent-text-changed', and stores nothing, when the text that the customer was shown
 * is not the text of exactly this.
 */
export async function storeAnswer(
  tx: WriteTx,
  keys: CustomershipKeys,
  by: Pick<StaffPrincipal, 'person' | 'role' | 'authority'>,
  { consent, number, partyId, party, entry, direction, answer }: NewAnswer,
): Promise<void> {
  const { instant } = tx.context
  const { customership } = keys
  const { purpose, shown } = answer
  const controllers = await listControllers(tx, customership, shown.language)
  const facts = await gatherFacts(tx, customership, {
    party,
    entry,
    receivedBy: by.authority,
    direction,
    exactly: answer,
    controllers,
  })
  const text = renderConsent(facts, shown.language)
  if (hashOf(text).toString('base64url') !== shown.hash)
    throw new Problem('consent-text-changed', 'Another text was shown.', '/shown/hash')
  const receipt = writeReceipt({
    consent,
    version: number,
    customership,
    direction,
    controllers,
    receivedBy: by.authority,
    party: { kind: party.kind, id: partyId, name: party.name, contact: answer.contactPerson ?? null },
    fields: answer.fields,
    purpose: purpose.text,
    service: purpose.service ?? null,
    planEntry: purpose.entry ?? null,
    representative: answer.representative ?? null,
    explained: answer.explained ?? null,
    validFrom: answer.validFrom,
    validUntil: answer.validUntil,
    outcome: answer.outcome,
    form: answer.form,
    givenOn: answer.givenOn,
    explicit: answer.explicit,
    language: shown.language,
    textVersion,
    shownHash: shown.hash,
    recordedAt: instant,
  })
  const content = sealContent(
    keys,
    { consent, number },
    {
      partyName: party.name,
      purpose: purpose.text,
      service: purpose.service ?? null,
      contactPerson: answer.contactPerson ?? null,
      representative: answer.representative ?? null,
      explained: answer.explained ?? null,
      necessity: answer.necessity ?? null,
      text,
      receipt,
    },
  )
  try {
    await tx.drizzle.insert(consentVersion).values({
      consent,
      number,
      customership,
      outcome: answer.outcome,
      fields: answer.fields,
      purposeEntry: purpose.entry ?? null,
      purposeDigest: purposeDigest(keys, purpose),
      validFrom: answer.validFrom,
      validUntil: answer.validUntil,
      form: answer.form,
      givenOn: answer.givenOn,
      explicit: answer.explicit,
      terms: party.terms,
      language: shown.language,
      textVersion,
      content,
      receiptHash: receiptHash(receipt),
      recordedBy: by.person,
      recordedRole: by.role,
      recordedAuthority: by.authority,
      recordedAt: instant,
    })
  } catch (error) {
    throw refusalOf(error)
  }
  await plan(tx, {
    kind: signReceiptKind,
    payload: { consent, number: String(number) },
    onceKey: `${signReceiptKind}:${consent}:${number}`,
  })
}
