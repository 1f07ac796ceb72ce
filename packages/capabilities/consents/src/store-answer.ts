import type { StaffPrincipal } from '@tym/access'
import { listParties } from '@tym/customerships/public'
import { sqlState, type WriteTx } from '@tym/database'
import { type ConsentId, type CustomershipId, Problem } from '@tym/kernel'
import type { CustomershipKeys } from '@tym/key-vault'
import { findOrganisation } from '@tym/organisations/public'
import { plan } from '@tym/outbox'
import type { ConsentDirection } from '@tym/register'
import { hashOf, renderConsent, textVersion } from './consent-text.ts'
import { sealContent } from './content.ts'
import { type Controller, receiptHash, writeReceipt } from './receipt.ts'
import { consentVersion } from './schema.ts'
import { signReceiptKind } from './sign-receipt-kind.ts'
import type { RenewedConsent } from './terms.ts'
import type { KnownParty } from './verify-consent.ts'

/** One answer of the customer, checked and not yet stored. */
export interface NewAnswer {
  readonly consent: ConsentId
  readonly number: number
  readonly party: KnownParty & { readonly id: string | null }
  readonly direction: ConsentDirection
  readonly answer: RenewedConsent
}

/**
 * Stores one answer with its receipt, and promises the signature of the organisation that received it. The text that the
 * customer was shown must be the text of exactly this: otherwise 'consent-text-changed', and nothing is stored.
 */
export async function storeAnswer(
  tx: WriteTx,
  keys: CustomershipKeys,
  by: Pick<StaffPrincipal, 'person' | 'role' | 'authority'>,
  { consent, number, party, direction, answer }: NewAnswer,
): Promise<void> {
  const { instant } = tx.context
  const { purpose, shown } = answer
  const text = renderConsent({ ...answer, party, direction }, shown.language)
  if (hashOf(text).toString('base64url') !== shown.hash)
    throw new Problem('consent-text-changed', 'Another text was shown.', '/shown/hash')
  const receipt = writeReceipt({
    ...{ consent, version: number, customership: keys.customership, direction },
    controllers: await listControllers(tx, keys.customership),
    receivedBy: by.authority,
    party: { kind: party.kind, id: party.id, name: party.name },
    fields: answer.fields,
    purpose: purpose.text,
    service: purpose.service ?? null,
    planEntry: purpose.entry ?? null,
    ...{ validFrom: answer.validFrom, validUntil: answer.validUntil, outcome: answer.outcome },
    ...{ form: answer.form, givenOn: answer.givenOn, explicit: answer.explicit },
    ...{ language: shown.language, textVersion, shownHash: shown.hash, recordedAt: instant },
  })
  try {
    await tx.drizzle.insert(consentVersion).values({
      ...{ consent, number, customership: keys.customership, outcome: answer.outcome, fields: answer.fields },
      purposeEntry: purpose.entry ?? null,
      ...{ validFrom: answer.validFrom, validUntil: answer.validUntil, form: answer.form },
      ...{ givenOn: answer.givenOn, explicit: answer.explicit, terms: party.terms },
      ...{ language: shown.language, textVersion, shownHash: hashOf(text) },
      ...{
        recordedBy: by.person,
        recordedRole: by.role,
        recordedAuthority: by.authority,
        recordedAt: instant,
      },
      content: sealContent(
        keys,
        { consent, number },
        {
          partyName: party.name,
          purpose: purpose.text,
          service: purpose.service ?? null,
          contactPerson: answer.contactPerson ?? null,
          representative: answer.representative ?? null,
          receipt,
        },
      ),
      receiptHash: receiptHash(receipt),
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

/** What the database's own refusal means; any other error as it was. */
export function refusalOf(error: unknown): unknown {
  switch (sqlState(error)) {
    case 'TY002':
      return new Problem('before-start', 'The database refuses a row before the start.')
    case 'TY003':
      return new Problem('customership-ended', 'The database refuses a row after the end.')
    case 'TY007':
      return new Problem('consent-withdrawn', 'The database refuses a change after the withdrawal.')
    default:
      return error
  }
}

/** The three parties of the customership, by name: joint controllers of what a consent lets pass. */
async function listControllers(tx: WriteTx, customership: CustomershipId): Promise<Controller[]> {
  const controllers: Controller[] = []
  for (const { organisation } of await listParties(tx, customership)) {
    const found = await findOrganisation(tx, organisation)
    if (found !== undefined) controllers.push({ id: organisation, name: found.name.fi })
  }
  return controllers
}
