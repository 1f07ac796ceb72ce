/** Sessions of which a process remembers that they have a line. */
const mostRemembered = 20_000

/** The sessions that have their one line of an endpoint in this process. */
export interface LoggedSessions {
  readonly has: (endpoint: string, session: string) => boolean
  /** To be called once the line is committed. */
  readonly add: (endpoint: string, session: string) => void
}

/** Remembers the newest: whoever is forgotten leaves another line. */
export function createLoggedSessions(): LoggedSessions {
  const known = new Set<string>()
  const nameOf = (endpoint: string, session: string) => `${endpoint} ${session}`
  return {
    has: (endpoint, session) => known.has(nameOf(endpoint, session)),
    add: (endpoint, session) => {
      const [oldest] = known
      if (known.size >= mostRemembered && oldest !== undefined) known.delete(oldest)
      known.add(nameOf(endpoint, session))
    },
  }
}
