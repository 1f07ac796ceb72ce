import type { BrowserKey } from './browser-key.ts'
import { findKey } from './key-store.ts'
import { loadKeeping, type Place } from './place.ts'
import { Refusal } from './refusal.ts'
import { leave } from './session.ts'

/** The key of the session that this page shows now. */
let own: BrowserKey | undefined
/** The one session of this page's life: what is in its memory is of that one, also after its end. */
let first: string | undefined

/** Takes the key for this page; false where the page has been another session's, and must be left. */
export function takeKey(key: BrowserKey): boolean {
  if (first !== undefined && first !== key.thumbprint) return false
  first = key.thumbprint
  own = key
  return true
}

/** Gives the page's key up: nothing is asked or shown with it any more. Answers which it was. */
export function releaseKey(): BrowserKey | undefined {
  const released = own
  own = undefined
  return released
}

/** Whether this page has a session at all. */
export function hasKey(): boolean {
  return own !== undefined
}

/** Whether the session of this thumbprint is the one that this page shows. */
export function isOwn(thumbprint: string): boolean {
  return own?.thumbprint === thumbprint
}

/**
 * Empties the page and leaves it, since its session is over or another's; with a place its person may come
 * back to that.
 */
export function abandon(to: string, left?: Place): void {
  releaseKey()
  leave(to, left === undefined ? undefined : (locked) => loadKeeping(locked, left))
}

/**
 * This page's key, while it is still the browser's. Throws `Refusal` `session-missing` otherwise; where the
 * browser has another session's key, the page empties itself and leaves for the landing.
 */
export async function verifyOwnKey(): Promise<BrowserKey> {
  const key = own
  if (key !== undefined) {
    const kept = await findKey()
    if (kept !== undefined && kept.thumbprint !== key.thumbprint && isOwn(key.thumbprint)) abandon('/')
    if (kept !== undefined && isOwn(kept.thumbprint)) return key
  }
  throw new Refusal('session-missing', 401)
}

/** Throws `Refusal` `session-missing` where the page has given the key up meanwhile. */
export function mustBeOwn(key: BrowserKey): void {
  if (!isOwn(key.thumbprint)) throw new Refusal('session-missing', 401)
}
