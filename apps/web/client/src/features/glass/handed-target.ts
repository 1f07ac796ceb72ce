/** An identity code that a search hands to the page where one goes on, in memory only. */
export interface HandedTarget {
  readonly hand: (code: string) => void
  /** Forgets it, when the page is left. */
  readonly forget: () => void
  /** The code that a search has handed over last. */
  readonly handed: () => string | undefined
  /** Tells when another search hands a code over while the page is there; answers how to stop. */
  readonly follow: (listener: () => void) => () => void
}

function createHandedTarget(): HandedTarget {
  let code: string | undefined
  const listeners = new Set<() => void>()
  const keep = (next: string | undefined): void => {
    code = next
    for (const listener of listeners) listener()
  }
  return {
    hand: keep,
    forget: () => keep(undefined),
    handed: () => code,
    follow: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** One for each page: a page that is left forgets its own, not what the next has just been handed. */
export const toOpen = createHandedTarget()
export const toJoin = createHandedTarget()
