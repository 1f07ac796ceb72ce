import type { ConsentId } from '@tym/kernel'
import type { CustomershipKeys, Place } from '@tym/key-vault'
import { z } from 'zod'
import { explained, representative } from './terms.ts'

/** What of a version only those with the customership's key read. */
const secret = z.strictObject({
  partyName: z.string(),
  purpose: z.string(),
  service: z.string().nullable(),
  contactPerson: z.string().nullable(),
  /** One line, in answers from before name, authority and scope were told apart. */
  representative: z.union([z.string(), representative]).nullable(),
  /** Null where the text was in the customer's own language, and in answers from before this was kept. */
  explained: explained.nullable().default(null),
  necessity: z.string().nullable(),
  /** What was shown, word for word. */
  text: z.string(),
  /** The customer's receipt, in exactly the bytes that its hash is of. */
  receipt: z.string(),
})
export type SecretContent = z.infer<typeof secret>

const placeOf = (consent: ConsentId, number: number): Place => ({
  table: 'consents.version',
  category: 2,
  row: consent,
  version: number,
})

export function sealContent(
  keys: CustomershipKeys,
  at: { readonly consent: ConsentId; readonly number: number },
  content: SecretContent,
): Buffer {
  return keys.encrypt(placeOf(at.consent, at.number), JSON.stringify(secret.parse(content)))
}

/** Throws when the ciphertext was made for another version, or with another key. */
export function openContent(
  keys: CustomershipKeys,
  at: { readonly consent: ConsentId; readonly number: number; readonly content: Buffer },
): SecretContent {
  return secret.parse(JSON.parse(keys.decrypt(placeOf(at.consent, at.number), at.content)))
}
