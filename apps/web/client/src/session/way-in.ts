import { type BrowserKey, makeBrowserKey } from './browser-key.ts'
import { findKey, forgetKey, keepKey } from './key-store.ts'
import { Refusal } from './refusal.ts'
import { beginSignIn, endSession, fetchCertificate, fetchToken, readState, type SignIn } from './relay.ts'
import { Unreachable } from './send.ts'
import { currentView, leave, show } from './session.ts'
import type { SessionState } from './state.ts'
import { advance } from './steps.ts'
import { tellTabs } from './tabs.ts'

/** The key of the session that this tab shows. */
let ours: BrowserKey | undefined

/** Finds the session of this browser, or that there is none, and takes a sign-in as far as it goes. */
export function resume(): Promise<void> {
  return guarded(async () => {
    const key = await findKey()
    ours = key
    if (key === undefined) return show({ kind: 'signedOut' })
    // One tab at a time: a code is exchanged once.
    await navigator.locks.request('session-renewal', async () => {
      const found = await readState(key)
      const exchanges = {
        token: (tokenUrl: string) => fetchToken(key, tokenUrl),
        certificate: (url: string) => fetchCertificate(key, url),
      }
      showState(await advance(found, exchanges).catch((error: unknown) => afterRefusal(key, error)))
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
    const key = await makeBrowserKey()
    const location = await beginSignIn(key, how)
    await keepKey(key)
    window.location.assign(location)
  })
}

/** Takes the right with which the person works now. */
export function chooseRight(usageRight: string): Promise<void> {
  const view = currentView()
  return guarded(async () => {
    const key = await findKey()
    if (key === undefined || view.kind !== 'choosing') return show({ kind: 'signedOut' })
    try {
      showState(await fetchCertificate(key, view.state.certificateUrl, usageRight))
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'usage-right-not-live') throw error
      show({ kind: 'choosing', state: view.state, refused: error.code })
    }
  })
}

/** Ends the session in every tab. Nothing that was shown stays, also where the server cannot be told. */
export async function signOut(): Promise<void> {
  try {
    if (ours !== undefined) await endSession(ours)
  } catch {
    // The key is deleted all the same, without which the session is of no use; it ends when it has been idle.
  }
  await endHere('/')
  leave('/')
}

/** Empties every tab and signs in anew, to choose another right; the provider still knows the person. */
export async function changeRole(language: string): Promise<void> {
  await endHere('/')
  return signIn({ who: 'staff', language, why: 'role' })
}

/** Ends what is shown, here and in the other tabs, since the session is over. */
export async function lock(): Promise<void> {
  const view = currentView()
  const to = view.kind === 'ready' ? `/locked?who=${view.state.who}` : '/locked'
  await endHere(to)
  leave(to)
}

/** Deletes the key of the session that was shown here, and sends the other tabs away from it. */
async function endHere(to: string): Promise<void> {
  if (ours !== undefined) await forgetKey(ours.thumbprint)
  ours = undefined
  tellTabs({ kind: 'over', to })
}

function showState(state: SessionState): void {
  if (state.stage === 'ready') {
    show({ kind: 'ready', state })
    tellTabs({ kind: 'state', state })
  } else if (state.stage === 'signedIn') show({ kind: 'choosing', state })
  else show({ kind: 'signedOut' })
}

async function guarded(act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (error instanceof Refusal && isOver(error.code)) {
      if (ours !== undefined) await forgetKey(ours.thumbprint)
      show({ kind: 'signedOut' })
    } else if (error instanceof Refusal) show({ kind: 'trouble', code: error.code, seconds: error.seconds })
    else show({ kind: 'trouble', code: error instanceof Unreachable ? 'unreachable' : 'internal-error' })
  }
}

/** Whether a refusal says that the session is no more. */
export function isOver(code: string): boolean {
  return code === 'session-missing' || code === 'session-idle' || code === 'session-ended'
}
