import { serviceTime } from './clock.ts'
import { findKey } from './key-store.ts'
import { Refusal } from './refusal.ts'
import { tellActivity } from './relay.ts'
import { currentView, leave, show } from './session.ts'
import { hearTabs, tellTabs } from './tabs.ts'
import { isOver, lock } from './way-in.ts'

/** Activity is told at most so often. */
const everyMilliseconds = 60_000
/** So long before the lock the person is asked whether they are there. */
export const warningMilliseconds = 120_000

let told = 0

/**
 * Watches over the session while it is shown: tells that the person is there, locks at the end, and follows
 * what other tabs say. Answers how to stop.
 */
export function watchPresence(): () => void {
  const stop = new AbortController()
  const { signal } = stop
  const active = (): void => void tellThere()
  for (const kind of ['pointerdown', 'keydown']) addEventListener(kind, active, { signal, passive: true })
  const stopHearing = hearTabs((message) => {
    if (message.kind === 'over') leave(message.to)
    else if (message.state.stage === 'ready') show({ kind: 'ready', state: message.state })
  })
  const timer = setInterval(lockWhenOver, 1_000)
  return () => {
    stop.abort()
    stopHearing()
    clearInterval(timer)
  }
}

/** Milliseconds until the session locks; undefined when none is shown. */
export function timeLeft(): number | undefined {
  const view = currentView()
  if (view.kind !== 'ready') return undefined
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
  if (now - told < everyMilliseconds) return
  told = now
  const key = await findKey()
  if (key === undefined) return
  try {
    const state = await tellActivity(key)
    if (state.stage !== 'ready') return
    show({ kind: 'ready', state })
    tellTabs({ kind: 'state', state })
  } catch (error) {
    if (error instanceof Refusal && isOver(error.code)) await lock()
  }
}
