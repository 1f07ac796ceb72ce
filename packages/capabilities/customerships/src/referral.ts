import type { ReadTx } from '@tym/database'
import { findNationalId, type OrganisationId, type PlainDate, Problem, sha256 } from '@tym/kernel'
import { isKeyLive } from '@tym/organisations/public'
import { getField, partyKinds } from '@tym/register'
import { type DocumentKey, verifyDocument } from '@tym/signing'

/** A referral (lähete, 3 §) whose signature and content have been checked. */
export interface VerifiedReferral {
  /** The authority that signed it and keeps it (2.06). */
  readonly referringParty: OrganisationId
  readonly referredOn: PlainDate
  /**
   * SHA-256 of issuer and document id: a referral starts one customership only. Never of the text handed in,
   * which has other valid forms (an ECDSA signature has a twin, base64url spare bits).
   */
  readonly hash: Buffer
  /** The document key that it was signed with. */
  readonly signedWith: { readonly issuer: string; readonly keyId: string }
  /** Value of field 2.05, when the referral has a letter. */
  readonly letter?: unknown
  /** Value of field 2.07: the obstacle, and why consultation alone is not enough. */
  readonly ground: unknown
}

/** Where registered keys are found: the trust store of the process. */
export interface ReferralTrust {
  find(issuer: string, keyId: string): (DocumentKey & { readonly organisationKind: string }) | undefined
}

/**
 * Verifies a referral that is handed in with the start of the assessment: signed by one of the three
 * authorities with its document key, dated not later than `calendar`, about the very person whom the
 * assessment concerns, with a ground (2.07) and perhaps a letter (2.05) of the declaration's form. The
 * document is attacker-controlled until this returns, and nothing of it is stored. Throws Problem
 * 'referral-invalid'.
 */
export async function verifyReferral(
  jws: string,
  about: {
    readonly nationalId: string
    readonly trust: ReferralTrust
    readonly instant: Date
    readonly calendar: PlainDate
  },
): Promise<VerifiedReferral> {
  const document = await verifyDocument(jws, {
    find: (issuer, keyId) => about.trust.find(issuer, keyId),
    now: about.instant,
  })
  if (document.type !== 'referral') throw refusal('is a document of another kind')
  const kind = about.trust.find(document.issuer, document.keyId)?.organisationKind
  if (!partyKinds.some((party) => party === kind)) throw refusal('is not by one of the three authorities')
  if (document.nationalId !== findNationalId(about.nationalId)?.canonical)
    throw refusal('concerns another person')
  if (document.date > about.calendar) throw refusal('is dated in the future')
  const { '2.05': letter, '2.07': ground, ...rest } = document.content
  if (Object.keys(rest).length > 0) throw refusal('holds fields that no referral has')
  const facts = {
    referringParty: document.organisation,
    referredOn: document.date,
    hash: sha256(JSON.stringify([document.issuer, document.id])),
    signedWith: { issuer: document.issuer, keyId: document.keyId },
    ground: declaredValue('2.07', ground),
  }
  return letter === undefined ? facts : { ...facts, letter: declaredValue('2.05', letter) }
}

/**
 * Asks the register itself whether the key lives at this transaction's instant: the process may have read the
 * keys before it was revoked. Throws Problem 'referral-invalid'.
 */
export async function verifyReferralKey(
  tx: ReadTx,
  { signedWith }: Pick<VerifiedReferral, 'signedWith'>,
): Promise<void> {
  if (!(await isKeyLive(tx, { ...signedWith, use: 'document' })))
    throw refusal('is signed with a revoked key')
}

function declaredValue(field: '2.05' | '2.07', value: unknown): unknown {
  const parsed = getField(field).value.safeParse(value)
  if (!parsed.success) throw refusal(`has a field ${field} that is not of the declared form`)
  return parsed.data
}

function refusal(why: string): Problem {
  return new Problem('referral-invalid', `The referral ${why}.`)
}
