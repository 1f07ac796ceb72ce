import { type Clock, createLane, createRateLimit, type Lane } from '@tym/kernel'
import type { Logins } from './logins.ts'
import type { Sessions } from './sessions.ts'

/** What strangers may ask of the session database, over connections that nobody else needs. */
export interface StrangerRows {
  readonly sessions: Sessions
  readonly logins: Logins
}

/** What is kept apart for whoever has not shown a session yet, as one client address meets it. */
export interface Strangers {
  /** Runs a call to the identity provider. Throws Problem 'rate-limited' or 'service-unavailable'. */
  readonly signIn: Lane
  /** Runs a question to the session database. Throws as `signIn` does. */
  readonly ask: <T>(work: (rows: StrangerRows) => Promise<T>) => Promise<T>
  /** Counts the last question no longer, since whoever asked it has a session. */
  giveBack(): void
}

/**
 * What one address begins at once, and each second. Whoever has used it up is not refused for what others
 * behind the same address do: they wait with their like.
 */
const ofOneAddress = { burst: 40, perSecond: 1 }
const lanes = {
  signIn: { most: 8, waiting: 200, patience: 10_000 },
  ask: { most: 4, waiting: 200, patience: 5_000 },
} as const
const crowd = { most: 2, waiting: 100, patience: 5_000 }

/** Strangers by their address: none of them keeps another waiting, nor anybody who has a session. */
export function createStrangers(
  rows: StrangerRows,
  { clock }: { readonly clock: Clock },
): (address: string) => Strangers {
  const pace = createRateLimit(ofOneAddress, clock)
  const doors = { signIn: openDoor(lanes.signIn), ask: openDoor(lanes.ask) }
  return (address) => ({
    signIn: (work) => doors.signIn(pace.take(address), work),
    ask: (work) => doors.ask(pace.take(address), () => work(rows)),
    giveBack: () => pace.giveBack(address),
  })
}

function openDoor(bounds: Parameters<typeof createLane>[0]) {
  const [few, many] = [createLane(bounds), createLane(crowd)]
  return <T>(hasLeft: boolean, work: () => Promise<T>): Promise<T> => (hasLeft ? few : many)(work)
}
