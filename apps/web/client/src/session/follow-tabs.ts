import { abandon, isOwn, verifyOwnKey } from './own-key.ts'
import { currentPlace, isLocked } from './place.ts'
import { showNews } from './session.ts'
import { hearTabs } from './tabs.ts'

/**
 * Follows what other tabs say of this page's session. Word of another session only makes the page look
 * whether the browser's key is still its own, and leave where it is not. Answers how to stop.
 */
export function followTabs(): () => void {
  return hearTabs((message) => {
    if (!isOwn(message.of)) void leaveWhenReplaced()
    else if (message.kind === 'over') abandon(message.to, isLocked(message.to) ? currentPlace() : undefined)
    else if (message.kind === 'state') showNews(message.state)
  })
}

/** Leaves the page where the browser has another session's key; a page without a session stays. */
export async function leaveWhenReplaced(): Promise<void> {
  await verifyOwnKey().catch(() => undefined)
}
