import { serviceTime } from './clock.ts'
import { followTabs, leaveWhenReplaced } from './follow-tabs.ts'
import { hasKey, mustBeOwn, verifyOwnKey } from './own-key.ts'
import { isOver, Refusal } from './refusal.ts'
import { tellActivity } from './relay.ts'
import { currentView, showNews } from './session.ts'
import { tellTabs } from './tabs.ts'
import { lock } from './way-out.ts'

/** Activity is told at most so often. */
const everyMilliseconds = 60_000
/** So long before the lock the person is asked whether they are there. */
export const warningMilliseconds = 120_000

let told = 0

/**
 * Watches over the session, whatever is shown of it: tells that the person is there, locks at the end, and
 * follows what other tabs say. Answers how to stop.
 */
export function watchPresence(): () => void {
  const stop = new AbortController()
  const { signal } = stop
  const active = (): void => void tellThere()
  for (const kind of ['pointerdown', 'keydown']) addEventListener(kind, active, { signal, passive: true })
  document.addEventListener('visibilitychange', () => void leaveWhenReplaced(), { signal })
  const stopFollowing = followTabs()
  const timer = setInterval(lockWhenOver, 1_000)
  return () => {
    stop.abort()
    stopFollowing()
    clearInterval(timer)
  }
}

/** Milliseconds until the session locks; undefined when none is shown. */
export function timeLeft(): number | undefined {
  const view = currentView()
  if (!('state' in view)) return undefined
  const { idleUntil, absoluteUntil } = view.state
  return Math.min(Date.parse(idleUntil), Date.parse(absoluteUntil)) - serviceTime().getTime()
}

function lockWhenOver(): void {
  const left = timeLeft()
  if (left !== undefined && left <= 0) void lock()
}

/** Tells the server that a person is there. A call that fails says nothing: the end stays where it was. */
export async function tellThere(): Promise<void> {
  const now = serviceTime().getTime()
  if (!hasKey() || now - told < everyMilliseconds) return
  told = now
  try {
    const key = await verifyOwnKey()
    const state = await tellActivity(key)
    mustBeOwn(key)
    showNews(state)
    tellTabs({ kind: 'state', of: key.thumbprint, state })
  } catch (error) {
    if (error instanceof Refusal && isOver(error.code)) await lock()
  }
}
