import type { BrowserKey } from './browser-key.ts'
import { serviceTime } from './clock.ts'
import { mustBeOwn } from './own-key.ts'
import { Refusal } from './refusal.ts'
import { fetchCertificate, fetchToken, readState } from './relay.ts'
import { currentView, showNews } from './session.ts'
import type { Ready, SessionState } from './state.ts'
import { tellTabs } from './tabs.ts'

/** So long before its end a certificate is renewed. */
const ahead = 30_000

/** Whether so little is left that a request might arrive too late. */
export function isNearEnd(until: string): boolean {
  return Date.parse(until) - serviceTime().getTime() < ahead
}

/**
 * This page's session, with a certificate that is not the stale one. One tab at a time renews, and takes what
 * another has renewed meanwhile. Throws `Refusal`; `session-missing` when there is no session any more.
 */
export function renew(key: BrowserKey, stale: string): Promise<Ready> {
  return navigator.locks.request('session-renewal', async () => {
    mustBeOwn(key)
    const view = currentView()
    if (view.kind === 'ready' && view.state.ath !== stale && !isNearEnd(view.state.certificateExpiresAt))
      return view.state
    const found = await readState(key)
    const renewed = found.stage === 'ready' && found.ath === stale ? await exchangeAgain(key, found) : found
    if (renewed.stage !== 'ready') throw new Refusal('session-missing', 401)
    mustBeOwn(key)
    showNews(renewed)
    tellTabs({ kind: 'state', of: key.thumbprint, state: renewed })
    return renewed
  })
}

/** The login first, when it has run out; a customer's login is the certificate. */
async function exchangeAgain(key: BrowserKey, ready: Ready): Promise<SessionState> {
  const { who, tokenUrl, certificateUrl, loginExpiresAt } = ready
  if (who === 'customer' || certificateUrl === undefined) return fetchToken(key, tokenUrl)
  if (isNearEnd(loginExpiresAt)) await fetchToken(key, tokenUrl)
  try {
    return await fetchCertificate(key, certificateUrl)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'login-expired') throw error
    await fetchToken(key, tokenUrl)
    return fetchCertificate(key, certificateUrl)
  }
}
