import { type Clock, newId, readCompactJws, sha256 } from '@tym/kernel'
import { decryptJwe, type PrivateJwk, signingKeyOf, signJws } from '@tym/signing'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import { type Answer, sendRaw } from '../network/client.ts'
import type { PollerKeys } from './register-poller.ts'

const message = z.strictObject({
  content: z.looseObject({
    disclosure: z.uuid(),
    to: z.uuid(),
    digests: z.array(z.string()),
    items: z.array(z.looseObject({ field: z.string(), value: z.unknown() })),
  }),
  signature: z.string(),
})
const recallForm = z.object({
  document: z.object({
    type: z.literal('recall'),
    recall: z.uuid(),
    disclosure: z.uuid(),
    reason: z.string(),
  }),
})

/** A disclosure as the party has opened it. */
export type Opened = z.infer<typeof message> & {
  /** The hash that the party makes of what it opened, by which its receipt names it. */
  readonly snapshot: string
  /** SHA-256 of the message as it came. */
  readonly digest: string
}
/** A recall as it came, and what it says. */
export type FetchedRecall = z.infer<typeof recallForm>['document']

/** What a party does at the exchange, one step at a time; `pollExchange` takes all of them in turn. */
export interface Poller {
  readonly party: string
  /** A proof for one request, with other claims or by another key when a test says so. */
  prove(method: string, path: string, change?: object, key?: PrivateJwk, typ?: string): Promise<string>
  /** Asks with a fresh proof, or with exactly this header; null sends none. */
  ask(method: string, path: string, sending?: Asking): Promise<Answer>
  open(jwe: string): Promise<Opened>
  receiptFor(opened: ReceiptOf, key?: PrivateJwk): Promise<string>
  readRecall(jws: string): FetchedRecall
  confirmationOf(recall: ConfirmationOf, outcome: string, key?: PrivateJwk): Promise<string>
}
type Asking = { readonly body?: string; readonly authorization?: string | null }
type ReceiptOf = { readonly content: { readonly disclosure: string } } & Pick<Opened, 'snapshot' | 'digest'>
type ConfirmationOf = Pick<FetchedRecall, 'recall' | 'disclosure'>

/** A party's own client, as its system supplier would build it on any JOSE library. */
export function createPoller(of: {
  readonly origin: string
  readonly party: string
  readonly keys: PollerKeys
  readonly clock: Clock
}): Poller {
  const { origin, party, clock } = of
  const { encryptionKey, signatureKey } = of.keys
  const now = () => Math.floor(clock.instant().getTime() / 1000)
  const sign = (typ: string, claims: Record<string, unknown>, key = signatureKey) =>
    signJws(signingKeyOf(key))({ typ }, claims)
  const prove: Poller['prove'] = async (method, path, change = {}, key, typ = 'party-proof+jwt') => {
    const claims = { iss: party, aud: origin, htm: method, htu: path, iat: now(), jti: newId(), ...change }
    return `PartyProof ${await sign(typ, claims, key)}`
  }
  return {
    party,
    prove,
    ask: async (method, path, { body, authorization } = {}) => {
      const [asked = ''] = path.split('?')
      const proof = authorization === undefined ? await prove(method, asked) : authorization
      const type = body === undefined ? {} : { 'content-type': 'application/jose' }
      return sendRaw(origin, method, path, {
        headers: { authorization: proof, ...type },
        ...(body === undefined ? {} : { rawBody: body }),
      })
    },
    open: async (jwe) => {
      const opened = message.parse(JSON.parse(Buffer.from(await decryptJwe(jwe, encryptionKey)).toString()))
      const { items, ...rest } = opened.content
      for (const item of items)
        if (!rest.digests.includes(hash(canonicalize(item)))) throw new Error('an item was not approved')
      return { ...opened, snapshot: hash(canonicalize(rest)), digest: hash(jwe) }
    },
    receiptFor: ({ content, snapshot, digest }, key) => {
      const receipt = { disclosure: content.disclosure, snapshot, message: digest }
      return sign('disclosure-receipt+jwt', { iat: now(), party, receipt }, key)
    },
    readRecall: (jws) => recallForm.parse(readCompactJws(jws, 16_384)?.claims).document,
    confirmationOf: ({ recall, disclosure }, outcome, key) => {
      const confirmation = { recall, disclosure, outcome }
      return sign('recall-confirmation+jwt', { iat: now(), party, confirmation }, key)
    },
  }
}

const hash = (text: string | undefined) => sha256(text ?? '').toString('base64url')
