/** Which sessions this process has seen signed in, by their rows' ids: their requests are no stranger's. */
export interface KnownSessions {
  has(id: Uint8Array): boolean
  add(id: Uint8Array): void
  forget(id: Uint8Array): void
}

/** More than one process serves at a time; whoever is forgotten shows the session once more. */
const most = 50_000

export function createKnownSessions(): KnownSessions {
  const known = new Set<string>()
  const nameOf = (id: Uint8Array) => Buffer.from(id).toString('base64')
  return {
    has: (id) => known.has(nameOf(id)),
    add: (id) => {
      known.add(nameOf(id))
      // A set keeps the order of insertion: the first came before all others.
      const [oldest] = known
      if (known.size > most && oldest !== undefined) known.delete(oldest)
    },
    forget: (id) => {
      known.delete(nameOf(id))
    },
  }
}
