import type { ReadTx } from '@tym/database'
import { type OutsidePartyId, Problem, readCompactJws } from '@tym/kernel'
import { findSignatureKey } from '@tym/outside-parties/public'
import { verifyJws } from '@tym/signing'
import { z } from 'zod'
import { type RecallOutcome, recallOutcome } from './disclosure.ts'

const receiptType = 'disclosure-receipt+jwt'
const confirmationType = 'recall-confirmation+jwt'

export const receiptClaims = z.object({
  receipt: z.strictObject({
    disclosure: z.uuid(),
    /** The hash that the recipient made of what it opened. */
    snapshot: z.string(),
    /** SHA-256 of the message that it was sent. */
    message: z.string(),
  }),
})
export const confirmationClaims = z.object({
  confirmation: z.strictObject({
    recall: z.uuid(),
    disclosure: z.uuid(),
    outcome: recallOutcome,
  }),
})

const answerType = 'obtained-answer+jwt'

const answerClaims = z.object({
  answer: z.strictObject({
    request: z.uuid(),
    /** SHA-256, base64url, of the items in their canonical form (RFC 8785). */
    content: z.string(),
  }),
})

type ReadOnce = <T>(read: (tx: ReadTx) => Promise<T>) => Promise<T>

type Receipt = z.infer<typeof receiptClaims>['receipt']

/**
 * Whether this is the party's signed receipt for exactly this content, and for exactly this message unless
 * none is named. A party that fetches gets a new message each time, and its receipt may be for any of them.
 */
export async function isReceiptFor(
  token: string,
  expected: Omit<Receipt, 'message'> & { readonly message?: string; readonly party: OutsidePartyId },
  readOnce: ReadOnce,
): Promise<boolean> {
  const { party, ...said } = expected
  const receipt = (await readSigned(token, party, receiptType, receiptClaims, readOnce))?.receipt
  return (
    receipt?.disclosure === said.disclosure &&
    receipt.snapshot === said.snapshot &&
    (said.message === undefined || receipt.message === said.message)
  )
}

/**
 * What the party has signed that it did with exactly this recall, or undefined when this is no such
 * confirmation.
 */
export async function readConfirmation(
  token: string,
  expected: { readonly recall: string; readonly disclosure: string; readonly party: OutsidePartyId },
  readOnce: ReadOnce,
): Promise<RecallOutcome | undefined> {
  const claims = await readSigned(token, expected.party, confirmationType, confirmationClaims, readOnce)
  const confirmation = claims?.confirmation
  return confirmation?.recall === expected.recall && confirmation.disclosure === expected.disclosure
    ? confirmation.outcome
    : undefined
}

/** Whether the party has signed that this content is its answer to exactly this request. */
export async function isAnswerTo(
  token: string,
  expected: { readonly request: string; readonly content: string; readonly party: OutsidePartyId },
  readOnce: ReadOnce,
): Promise<boolean> {
  const claims = await readSigned(token, expected.party, answerType, answerClaims, readOnce)
  return claims?.answer.request === expected.request && claims.answer.content === expected.content
}

async function readSigned<T>(
  token: string,
  party: OutsidePartyId,
  type: string,
  form: z.ZodType<T>,
  readOnce: ReadOnce,
): Promise<T | undefined> {
  const trimmed = token.trim()
  if (readCompactJws(trimmed, 16_384) === undefined) return undefined
  try {
    const { claims } = await verifyJws(trimmed, {
      types: [type],
      code: 'delivery-invalid',
      findKey: (keyId) => readOnce((tx) => findSignatureKey(tx, party, keyId)),
    })
    return form.safeParse(claims).data
  } catch (error) {
    if (error instanceof Problem && error.code === 'delivery-invalid') return undefined
    throw error
  }
}
