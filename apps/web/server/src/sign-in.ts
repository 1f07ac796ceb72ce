import { randomBytes } from 'node:crypto'
import { sha256 } from '@tym/kernel'
import { z } from 'zod'
import { jsonAnswer } from './answers.ts'
import { findCookie, newCookie, sessionCookie, setLoginCookie } from './cookies.ts'
import { readOwnBody } from './read-body.ts'
import { rowIdOf } from './seal.ts'
import { who } from './session-content.ts'
import type { WebNeeds } from './web-needs.ts'

const strongAuthentication = 'urn:tym:acr:strong'

const form = z.strictObject({
  thumbprint: z.string().regex(/^[\w-]{43}$/),
  who,
  language: z.enum(['fi', 'sv', 'en']),
  why: z.enum(['new', 'role', 'lock']),
})

/** Where the provider sends browsers back to. */
export const signedInPath = '/signed-in'

/**
 * Begins a sign-in at the provider: pushes the request, with the thumbprint that its code and tokens are
 * bound to (RFC 9449 section 10), and keeps what its answer is checked with under a cookie of ten minutes.
 */
export async function signIn(request: Request, needs: WebNeeds): Promise<Response> {
  const { thumbprint, who: asked, language, why } = await readOwnBody(request, form)
  const { logins, signers, provider, publicOrigin, customerDataAudience, clock, signInLane } = needs
  const [cookie, state, nonce, verifier] = [newCookie(), secret(), secret(), secret()]
  const resources = asked === 'staff' ? signers.audiences : [customerDataAudience]
  const location = await signInLane(() =>
    provider.push([
      ['response_type', 'code'],
      ['scope', 'openid'],
      ['redirect_uri', `${publicOrigin}${signedInPath}`],
      ['code_challenge', sha256(verifier).toString('base64url')],
      ['code_challenge_method', 'S256'],
      ['dpop_jkt', thumbprint],
      ['state', state],
      ['nonce', nonce],
      ['ui_locales', language],
      ['acr_values', strongAuthentication],
      // Another role of the same person needs no new login; everything else does.
      ...(why === 'role' ? [] : [['prompt', 'login'] as const]),
      ...resources.map((resource) => ['resource', resource] as const),
    ]),
  )
  const before = findCookie(request, sessionCookie)
  const replaces = before === undefined ? {} : { replaces: rowIdOf(before).toString('hex') }
  await logins.keep(
    { who: asked, language, thumbprint, verifier, nonce, ...replaces },
    { cookie, state, now: clock.instant() },
  )
  return jsonAnswer({ location }, { 'set-cookie': setLoginCookie(cookie) })
}

const secret = () => randomBytes(32).toString('base64url')
