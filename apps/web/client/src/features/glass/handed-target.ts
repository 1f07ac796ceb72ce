let handed: string | undefined
const listeners = new Set<() => void>()

function hand(code: string | undefined): void {
  handed = code
  for (const listener of listeners) listener()
}

/** Hands the identity code of a search to the page that opens for a reason, in memory only. */
export function handTarget(code: string): void {
  hand(code)
}

/** Forgets it, when the page is left. */
export function forgetHandedTarget(): void {
  hand(undefined)
}

/** The code that a search has handed over last. */
export const handedTarget = (): string | undefined => handed

/** Tells when another search hands a code over while the page is there. */
export function followHandedTarget(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
