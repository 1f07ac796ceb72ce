import * as z from 'zod/mini'

const who = z.enum(['staff', 'customer'])
export type Who = z.infer<typeof who>

const right = z.object({
  id: z.string(),
  role: z.string(),
  title: z.optional(z.string()),
  duty: z.optional(z.nullable(z.string())),
  authority: z.optional(z.nullable(z.string())),
  area: z.optional(z.nullable(z.string())),
  validUntil: z.optional(z.nullable(z.string())),
})
/** A usage right among which a person chooses, as the signer names it. */
export type Right = z.infer<typeof right>

const common = {
  who,
  name: z.string(),
  mark: z.string(),
  back: z.optional(z.string()),
  organisation: z.optional(z.string()),
  idleUntil: z.string(),
  absoluteUntil: z.string(),
  tokenUrl: z.string(),
}

/** How far a session has come, as the web server says it. */
export const sessionState = z.discriminatedUnion('stage', [
  z.object({ stage: z.literal('none') }),
  z.object({ stage: z.literal('code'), tokenUrl: z.string() }),
  z.object({
    stage: z.literal('signedIn'),
    ...common,
    certificateUrl: z.string(),
    rights: z.optional(z.array(right)),
  }),
  z.object({
    stage: z.literal('ready'),
    ...common,
    ath: z.string(),
    certificateExpiresAt: z.string(),
    loginExpiresAt: z.string(),
    certificateUrl: z.optional(z.string()),
  }),
])
export type SessionState = z.infer<typeof sessionState>
export type SignedIn = Extract<SessionState, { stage: 'signedIn' }>
export type Ready = Extract<SessionState, { stage: 'ready' }>

/** What the web server says instead when the provider or the signer has asked for its own nonce. */
export const stateOrAgain = z.union([z.object({ again: z.object({ nonce: z.string() }) }), sessionState])
