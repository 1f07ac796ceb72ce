import { type BrowserKey, makeBrowserKey } from './browser-key.ts'
import { findKey, forgetKey, keepKey } from './key-store.ts'
import { mustBeOwn, releaseKey, takeKey, verifyOwnKey } from './own-key.ts'
import { isOver, Refusal } from './refusal.ts'
import {
  beginRoleChange,
  beginSignIn,
  fetchCertificate,
  fetchToken,
  readState,
  type SignIn,
} from './relay.ts'
import { noteRoleChange, takeRoleChange } from './role-change.ts'
import { currentView, leave, show } from './session.ts'
import type { SessionState } from './state.ts'
import { advance } from './steps.ts'
import { tellTabs } from './tabs.ts'
import { end } from './way-out.ts'

/** Finds the session of this browser, or that there is none, and takes a sign-in as far as it goes. */
export function resume(): Promise<void> {
  return guarded(async () => {
    const key = await findKey()
    if (key === undefined) return show({ kind: 'signedOut' })
    if (!takeKey(key)) return leave('/')
    // One tab at a time: a code is exchanged once.
    await navigator.locks.request('session-renewal', async () => {
      const found = await readState(key)
      const exchanges = {
        token: (tokenUrl: string) => fetchToken(key, tokenUrl),
        certificate: (url: string) => fetchCertificate(key, url),
      }
      const state = await advance(found, exchanges).catch((error: unknown) => afterRefusal(key, error))
      const own = await verifyOwnKey()
      if (found.stage !== 'ready') goBack(state)
      showState(own, state)
    })
  })
}

/** Whoever has no right in force is signed in all the same, and is told who applies for one. */
async function afterRefusal(key: BrowserKey, error: unknown): Promise<SessionState> {
  if (!(error instanceof Refusal) || error.code !== 'usage-right-not-live') throw error
  const state = await readState(key)
  return state.stage === 'signedIn' ? { ...state, rights: [] } : state
}

/** Makes a key and goes to the provider; what is shown until then is that something goes on. */
export function signIn(how: SignIn): Promise<void> {
  return guarded(async () => {
    show({ kind: 'starting' })
    takeRoleChange()
    const key = await makeBrowserKey()
    await goTo(key, await beginSignIn(key, how))
  })
}

/**
 * Empties every tab and signs in again, to choose another right; the provider still knows the person. A
 * session that is over meanwhile ends at the landing.
 */
export function changeRole(language: string): Promise<void> {
  return guarded(async () => {
    show({ kind: 'starting' })
    const former = releaseKey()
    if (former === undefined) return leave('/')
    const key = await makeBrowserKey()
    try {
      const location = await beginRoleChange(former, key, language)
      await end(former, '/')
      noteRoleChange()
      await goTo(key, location)
    } catch (error) {
      if (!(error instanceof Refusal) || !isOver(error.code)) throw error
      await end(former, '/')
      leave('/')
    }
  })
}

/** Keeps the key in place of any other, whose tabs empty themselves, and goes to the provider. */
async function goTo(key: BrowserKey, location: string): Promise<void> {
  await keepKey(key)
  tellTabs({ kind: 'begun', of: key.thumbprint })
  window.location.assign(location)
}

/** Takes the right with which the person works now. */
export function chooseRight(usageRight: string): Promise<void> {
  const view = currentView()
  return guarded(async () => {
    const key = await verifyOwnKey()
    if (view.kind !== 'choosing') return
    try {
      const state = await fetchCertificate(key, view.state.certificateUrl, usageRight)
      mustBeOwn(key)
      goBack(state)
      showState(key, state)
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'usage-right-not-live') throw error
      show({ kind: 'choosing', state: view.state, refused: error.code })
    }
  })
}

/** Puts the page where the person was when they were locked out, before anything is shown of it. */
function goBack(state: SessionState): void {
  if (state.stage === 'ready' && state.back !== undefined) history.replaceState(undefined, '', state.back)
}

function showState({ thumbprint }: BrowserKey, state: SessionState): void {
  if (state.stage === 'ready') {
    show({ kind: 'ready', state })
    tellTabs({ kind: 'state', of: thumbprint, state })
  } else if (state.stage === 'signedIn') show({ kind: 'choosing', state })
  else {
    releaseKey()
    show({ kind: 'signedOut' })
  }
}

async function guarded(act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (error instanceof Refusal && isOver(error.code)) {
      const key = releaseKey()
      if (key !== undefined) await forgetKey(key.thumbprint)
      show({ kind: 'signedOut' })
    } else show({ kind: 'trouble', error })
  }
}
