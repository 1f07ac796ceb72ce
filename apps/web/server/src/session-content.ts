import { jsonOf } from '@tym/kernel'
import { z } from 'zod'
import { seal, unseal } from './seal.ts'

const instant = z.iso.datetime().transform((text) => new Date(text))
const token = z.object({ token: z.string(), expiresAt: instant })

/** A usage right as the signer offers it for choice. */
export const rightChoice = z.object({
  id: z.string(),
  role: z.string(),
  title: z.string(),
  duty: z.string(),
  authority: z.string(),
  area: z.string(),
  validUntil: z.string().optional(),
})
export type RightChoice = z.infer<typeof rightChoice>

export const who = z.enum(['staff', 'customer'])
export type Who = z.infer<typeof who>

/** The page that was locked, and a mark of the person whose it was. */
export const back = z.strictObject({
  path: z
    .string()
    .regex(/^(\/[\w-][\w.-]*)+$/)
    .max(200),
  of: z.string().regex(/^[\w-]{64}$/),
})

/** Back from the provider: a code that nobody has exchanged yet. */
const withCode = z.object({
  stage: z.literal('code'),
  who,
  code: z.string(),
  verifier: z.string(),
  nonce: z.string(),
  /** Who must come back, where a change of role took a session's place: its person at the provider. */
  mustBe: z.string().optional(),
  back: back.optional(),
})

/** Signed in. A role certificate is there once its signer has given one; customers need none. */
const signedIn = z.object({
  stage: z.literal('signedIn'),
  who,
  /** By the provider's name for them, and by their own. */
  person: z.string(),
  /** By which their own browser remembers whose a page was. */
  mark: z.string(),
  /** Where they were when their session before this one ended. */
  back: z.string().optional(),
  name: z.string(),
  organisation: z.string().optional(),
  login: token,
  refreshToken: z.string().optional(),
  certificate: token.optional(),
  /** Under which right the person acts; renewed certificates are for it, and for no other. */
  usageRight: z.string().optional(),
  rights: z.array(rightChoice).optional(),
})

const content = z.discriminatedUnion('stage', [withCode, signedIn])

/** What a session holds, sealed under its cookie. */
export type SessionContent = z.infer<typeof content>
export type CodeContent = z.infer<typeof withCode>
export type SignedInContent = z.infer<typeof signedIn>

export interface SessionKey {
  readonly cookie: string
  /** Of the row. */
  readonly id: Uint8Array
  readonly thumbprint: string
}

/** Sealed for this row and this browser key: whoever can write rows cannot give a session to another key. */
export const sealContent = (text: SessionContent, key: SessionKey) =>
  seal(JSON.stringify(text), { cookie: key.cookie, as: 'session', row: rowOf(key) })

/** Undefined for what this cookie does not open. */
export function openContent(sealed: Uint8Array, key: SessionKey): SessionContent | undefined {
  const text = unseal(sealed, { cookie: key.cookie, as: 'session', row: rowOf(key) })
  return text === undefined ? undefined : content.safeParse(jsonOf(text)).data
}

const rowOf = ({ id, thumbprint }: SessionKey) => Buffer.concat([id, Buffer.from(thumbprint)])
