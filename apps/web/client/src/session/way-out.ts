import type { BrowserKey } from './browser-key.ts'
import { forgetKey } from './key-store.ts'
import { abandon, releaseKey } from './own-key.ts'
import { currentPlace, lockedPath } from './place.ts'
import { endSession } from './relay.ts'
import { currentView, leave, show } from './session.ts'
import { tellTabs } from './tabs.ts'

/**
 * Ends the session in every tab. Nothing that was shown stays, nor the key, before the server is told:
 * whether and when it answers changes nothing for whoever comes to this device next.
 */
export async function signOut(): Promise<void> {
  show({ kind: 'starting' })
  const key = releaseKey()
  try {
    if (key !== undefined) {
      await end(key, '/')
      await endSession(key)
    }
  } catch {
    // Without its key the session is of no use; it ends when it has been idle.
  }
  leave('/?signed=out')
}

/** Ends what is shown, here and in the other tabs, since the session is over. */
export async function lock(): Promise<void> {
  const view = currentView()
  const to = 'state' in view ? `${lockedPath}?who=${view.state.who}` : lockedPath
  const left = currentPlace()
  const key = releaseKey()
  if (key === undefined) return
  show({ kind: 'starting' })
  try {
    await end(key, to)
  } finally {
    abandon(to, left)
  }
}

/** Deletes the key of a session that this page has given up, and sends its other tabs away. */
export async function end({ thumbprint }: BrowserKey, to: string): Promise<void> {
  try {
    await forgetKey(thumbprint)
  } finally {
    tellTabs({ kind: 'over', of: thumbprint, to })
  }
}
