import * as z from 'zod/mini'
import { currentView } from './session.ts'

/**
 * The page that was open when its session ended, and the web server's mark of the person whose it was. Paths
 * hold ids and nothing else, and only that person is led back.
 */
const place = z.object({
  path: z.string().check(z.regex(/^(\/[\w-][\w.-]*)+$/), z.maxLength(200)),
  of: z.string(),
})
export type Place = z.infer<typeof place>

/** Where a page goes whose session is over, and what is read there of who was there. */
export const lockedPath = '/locked'
export const isLocked = (to: string) => to.split('?', 1)[0] === lockedPath

/** Where the person is now; undefined where there is nothing to come back to. */
export function currentPlace(): Place | undefined {
  const view = currentView()
  if (view.kind !== 'ready') return undefined
  return place.safeParse({ path: location.pathname, of: view.state.mark }).data
}

const kept = z.object({ place })

/**
 * The place that this entry of the browser's history keeps: neither the address nor any storage has it, and
 * it goes with the tab.
 */
export function findKeptPlace(): Place | undefined {
  return kept.safeParse(history.state).data?.place
}

/** Makes this entry of the history the other address, with a place to come back to, and loads it again. */
export function loadKeeping(to: string, left: Place): void {
  // The router follows its own `history` only: it shall not take this for a page of its own.
  History.prototype.replaceState.call(history, { place: left }, '', to)
  location.reload()
}
