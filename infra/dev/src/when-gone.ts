import { isSameProcess, type ProcessIdentity } from './process-identity.ts'

const betweenLooks = 1_000

/**
 * Settles when the process has ended, within about a second: for one that is not our child, of whose end
 * nobody tells us. The watch keeps this process from nothing, least of all from its own end.
 */
export function whenGone(watched: ProcessIdentity): Promise<void> {
  return new Promise((resolve) => {
    const watch = setInterval(() => {
      if (isSameProcess(watched)) return
      clearInterval(watch)
      resolve()
    }, betweenLooks)
    watch.unref()
  })
}
