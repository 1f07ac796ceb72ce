import { timingSafeEqual } from 'node:crypto'
import { clearLoginCookie, findCookie, loginCookie, newCookie, setSessionCookie } from './cookies.ts'
import { deviceOf } from './device-of.ts'
import type { Login } from './logins.ts'
import { rowIdOf } from './seal.ts'
import { sealContent } from './session-content.ts'
import { callbackPage } from './signed-in-page.ts'
import type { WebNeeds } from './web-needs.ts'

/**
 * Where a browser comes back from the provider, from another site: keeps the code for the session's key to
 * exchange, and sends the browser on to the client. A code comes in with the cookie and the state of the
 * sign-in that asked for it, once; anything else begins no session.
 */
export async function signedIn(request: Request, needs: WebNeeds): Promise<Response> {
  const { strangers, provider, clock, logger } = needs
  const { searchParams: query } = new URL(request.url)
  const cookie = findCookie(request, loginCookie)
  const state = query.get('state') ?? ''
  const login =
    cookie && (await strangers.ask(({ logins }) => logins.take({ cookie, state, now: clock.instant() })))
  const [code, iss] = [query.get('code') ?? '', query.get('iss') ?? '']
  if (login === undefined || login === '') {
    logger.info('nobody was signed in', { result: 'no-such-sign-in' })
    return callbackPage({ to: 'failed', language: 'fi' })
  }
  const { language } = login
  if (code === '' || code.length > 1_000 || !isSame(iss, provider.issuer)) {
    logger.info('nobody was signed in', { result: code === '' ? 'refused-by-provider' : 'other-issuer' })
    return callbackPage({ to: 'failed', language, cookies: [clearLoginCookie] })
  }
  return callbackPage({ to: 'signedIn', language, cookies: await begin(code, login, request, needs) })
}

/** Begins the session that holds the code, in the place of the one that the browser had before. */
async function begin(
  code: string,
  login: Login,
  request: Request,
  needs: WebNeeds,
): Promise<readonly string[]> {
  const { strangers, clock } = needs
  const { who, thumbprint, verifier, nonce, replaces, mustBe, back } = login
  const cookie = newCookie()
  const id = rowIdOf(cookie)
  const content = { stage: 'code', who, code, verifier, nonce, mustBe, back } as const
  const sealed = sealContent(content, { cookie, id, thumbprint })
  await strangers.ask(async ({ sessions }) => {
    await sessions.begin(id, { thumbprint, sealed, now: clock.instant(), device: deviceOf(request) })
    if (replaces !== undefined) await sessions.end(Buffer.from(replaces, 'hex'))
  })
  return [clearLoginCookie, setSessionCookie(cookie)]
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
