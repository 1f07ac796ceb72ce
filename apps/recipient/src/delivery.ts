import { createHash } from 'node:crypto'
import { Problem } from '@tym/kernel'
import { decryptJwe, type PrivateJwk } from '@tym/signing'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import type { Senders } from './senders.ts'

const item = z.looseObject({ field: z.string(), name: z.string(), value: z.json(), salt: z.string() })
const content = z.strictObject({
  type: z.literal('tym-disclosure'),
  disclosure: z.uuid(),
  consent: z.uuid(),
  consentReceipt: z.string(),
  from: z.uuid(),
  to: z.uuid(),
  purpose: z.string(),
  digests: z.array(z.string()),
  items: z.array(item),
})
export type Content = z.infer<typeof content>
const message = z.strictObject({ content, signature: z.string() })

/** What was opened, and the hash that the receipt names. */
export interface Opened {
  readonly content: Content
  readonly snapshot: string
}

/**
 * Opens a delivery and believes nothing of it before it is checked: encrypted to this party, every item one of those whose
 * digests were approved, and the hash of the whole signed by the authority that it says it is from, for this party.
 * Throws Problem 'delivery-invalid'.
 */
export async function openDelivery(
  jwe: string,
  own: { readonly party: string; readonly key: PrivateJwk; readonly senders: Senders },
): Promise<Opened> {
  const bytes = await decryptJwe(jwe, own.key)
  const parsed = message.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')))
  if (!parsed.success) throw refuse('is not of its form')
  const { content: sent, signature } = parsed.data
  if (sent.to !== own.party) throw refuse('is for somebody else')
  for (const each of sent.items)
    if (!sent.digests.includes(hash(each))) throw refuse('holds an item that was not approved')
  const { items: _items, ...rest } = sent
  const snapshot = hash(rest)
  const signed = await own.senders.verify(signature, 'disclosure')
  if (
    signed.organisation !== sent.from ||
    signed.disclosure !== sent.disclosure ||
    signed.party !== own.party ||
    signed.type !== 'disclosure' ||
    signed.snapshot !== snapshot
  )
    throw refuse('is not what its sender signed')
  return { content: sent, snapshot }
}

const refuse = (why: string) => new Problem('delivery-invalid', `The delivery ${why}.`)

/** SHA-256, base64url, of a value's canonical form (RFC 8785). */
function hash(value: unknown): string {
  return createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('base64url')
}
