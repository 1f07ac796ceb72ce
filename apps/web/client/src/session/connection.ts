/** Whether the last thing that this page has sent was left without an answer. */
let isSilent = false
/** Whether the browser says that it has no network: then an answer still under way proves nothing. */
let isOffline = false
const listeners = new Set<() => void>()

/** Whether the service is out of reach, as far as this page knows. */
export function isConnectionLost(): boolean {
  return isSilent || isOffline
}

/** Notes whether an answer has come, or what the browser says of its network, for whoever watches. */
export function noteConnection(what: 'answered' | 'silent' | 'online' | 'offline'): void {
  const before = isConnectionLost()
  if (what === 'answered' || what === 'silent') isSilent = what === 'silent'
  else isOffline = what === 'offline'
  if (isConnectionLost() !== before) for (const listener of listeners) listener()
}

/** Watches; answers how to stop. */
export function watchConnection(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
