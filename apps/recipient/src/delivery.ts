import { jsonOf, sha256 } from '@tym/kernel'
import { decryptJwe, type PrivateJwk } from '@tym/signing'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import { refuse, type Senders } from './senders.ts'

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

/** What was opened, and the hash that the receipt names. */
export interface Opened {
  readonly content: Content
  readonly snapshot: string
}

/**
 * Opens a delivery and believes nothing of it before it is checked: encrypted to this party, every item one
 * of those whose digests were approved, and the hash of the whole signed by the authority that it says it is
 * from, for this party. Throws Problem 'delivery-invalid'.
 */
export async function openDelivery(
  jwe: string,
  own: { readonly party: string; readonly key: PrivateJwk; readonly senders: Senders },
): Promise<Opened> {
  const { content: sent, signature } = await openMessage(jwe, own.key, content)
  if (sent.to !== own.party) throw refuse('is for somebody else')
  for (const each of sent.items)
    if (!sent.digests.includes(hash(each))) throw refuse('holds an item that was not approved')
  const { items: _items, ...rest } = sent
  const snapshot = hash(rest)
  const { disclosure, party, organisation } = await own.senders.verify(signature, signedForm(snapshot))
  if (organisation !== sent.from || disclosure !== sent.disclosure || party !== own.party)
    throw refuse('is not what its sender signed')
  return { content: sent, snapshot }
}

/** What was encrypted to this party, in its form, with the signature that came with it. */
export async function openMessage<T>(
  jwe: string,
  key: PrivateJwk,
  form: z.ZodType<T>,
): Promise<{ readonly content: T; readonly signature: string }> {
  const text = Buffer.from(await decryptJwe(jwe, key)).toString('utf8')
  const parsed = z
    .preprocess((sent) => jsonOf(String(sent)), z.strictObject({ content: form, signature: z.string() }))
    .safeParse(text)
  if (!parsed.success) throw refuse('is not of its form')
  return parsed.data
}

const signedForm = (snapshot: string) =>
  z.strictObject({
    type: z.literal('disclosure'),
    organisation: z.uuid(),
    disclosure: z.uuid(),
    party: z.uuid(),
    snapshot: z.literal(snapshot),
  })

/** SHA-256, base64url, of a value's canonical form (RFC 8785). */
export function hash(value: unknown): string {
  return sha256(canonicalize(value) ?? '').toString('base64url')
}
