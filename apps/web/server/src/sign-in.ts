import { randomBytes } from 'node:crypto'
import { sha256 } from '@tym/kernel'
import { z } from 'zod'
import { jsonAnswer } from './answers.ts'
import { newCookie, setLoginCookie } from './cookies.ts'
import { openOwnSession } from './open-session.ts'
import { readOwnBody } from './read-body.ts'
import { back, who } from './session-content.ts'
import type { WebNeeds } from './web-needs.ts'
import { WebProblem } from './web-problem.ts'

const strongAuthentication = 'urn:tym:acr:strong'

const form = z
  .strictObject({
    thumbprint: z.string().regex(/^[\w-]{43}$/),
    who,
    language: z.enum(['fi', 'sv', 'en']),
    why: z.enum(['new', 'role', 'lock']),
    back: back.optional(),
  })
  .refine(
    ({ who, why, back }) => (why !== 'role' || who === 'staff') && (why === 'lock' || back === undefined),
  )

/** Where the provider sends browsers back to. */
export const signedInPath = '/signed-in'

/**
 * Begins a sign-in at the provider: pushes the request, with the thumbprint that its code and tokens are
 * bound to (RFC 9449 section 10), and keeps what its answer is checked with under a cookie of ten minutes.
 * The person logs in again, except to take another role from a live session. Throws WebProblem
 * 'session-missing' when the one who asks for that has not proved such a session.
 */
export async function signIn(request: Request, needs: WebNeeds): Promise<Response> {
  const { thumbprint, who: asked, language, why, back } = await readOwnBody(request, form)
  const { strangers, signers, provider, publicOrigin, customerDataAudience, clock } = needs
  const replaced = why === 'role' ? await openStaffSession(request, needs) : undefined
  const [cookie, state, nonce, verifier] = [newCookie(), secret(), secret(), secret()]
  const resources = asked === 'staff' ? signers.audiences : [customerDataAudience]
  const location = await strangers.signIn(() =>
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
      // The provider remembers who was here last, also after a sign-out: whoever proves no session logs in.
      ...(replaced === undefined ? [['prompt', 'login'] as const] : []),
      ...resources.map((resource) => ['resource', resource] as const),
    ]),
  )
  const replaces =
    replaced === undefined
      ? {}
      : { replaces: Buffer.from(replaced.id).toString('hex'), mustBe: replaced.person }
  await strangers.ask(({ logins }) =>
    logins.keep(
      { who: asked, language, thumbprint, verifier, nonce, back, ...replaces },
      { cookie, state, now: clock.instant() },
    ),
  )
  return jsonAnswer({ location }, { 'set-cookie': setLoginCookie(cookie) })
}

/** The session of an officer that the request has proved to be its own. */
async function openStaffSession(
  request: Request,
  needs: WebNeeds,
): Promise<{ readonly id: Uint8Array; readonly person: string }> {
  const { id, content } = await openOwnSession(request, needs)
  if (content.stage !== 'signedIn' || content.who !== 'staff')
    throw new WebProblem('session-missing', 'The session is not of an officer who is signed in.')
  return { id, person: content.person }
}

const secret = () => randomBytes(32).toString('base64url')
