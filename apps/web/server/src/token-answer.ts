import { type BoundedAnswer, jsonOf } from '@tym/kernel'
import { z } from 'zod'
import { type RightChoice, rightChoice } from './session-content.ts'
import { WebProblem } from './web-problem.ts'

const longestToken = 8_192
const given = z.object({
  access_token: z.string().min(1).max(longestToken),
  token_type: z.string().regex(/^dpop$/i),
  expires_in: z.number().int().positive().max(86_400),
  refresh_token: z.string().min(1).max(longestToken).optional(),
  id_token: z.string().min(1).max(longestToken).optional(),
})

const refused = z.object({
  error: z.string(),
  code: z.string().optional(),
  usage_rights: z.array(rightChoice).max(50).optional(),
})

/** What a token endpoint says, of the provider or of a signer. */
export type TokenAnswer =
  | { readonly kind: 'given'; readonly tokens: z.infer<typeof given> }
  | { readonly kind: 'again'; readonly nonce: string }
  | { readonly kind: 'choose'; readonly rights: readonly RightChoice[] }
  | { readonly kind: 'refused'; readonly error: string; readonly code: string | undefined }

/**
 * Reads the answer of a token endpoint (RFC 6749 section 5, RFC 9449 section 8). Throws WebProblem
 * 'invalid-proof' for a proof that is not taken, and 'service-unavailable' where nothing was decided.
 */
export function toTokenAnswer(answer: BoundedAnswer, whose: string): TokenAnswer {
  const { ok, status, headers } = answer
  const body = jsonOf(answer.text ?? '')
  if (ok) {
    const parsed = given.safeParse(body)
    if (parsed.success) return { kind: 'given', tokens: parsed.data }
    throw new WebProblem('service-unavailable', `${whose} answered something else than bound tokens.`)
  }
  const parsed = refused.safeParse(body)
  if (status >= 500 || status === 429 || !parsed.success)
    throw new WebProblem('service-unavailable', `${whose} answered ${status} to a token request.`)
  const { error, code, usage_rights: rights } = parsed.data
  if (error === 'use_dpop_nonce') return { kind: 'again', nonce: headers.get('dpop-nonce') ?? '' }
  if (error === 'invalid_dpop_proof')
    throw new WebProblem('invalid-proof', `${whose} does not take the proof of the browser.`)
  if (rights !== undefined && rights.length > 0) return { kind: 'choose', rights }
  return { kind: 'refused', error, code }
}
