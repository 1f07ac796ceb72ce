import { setTimeout as delay } from 'node:timers/promises'
import { type OutsidePartyId, Problem } from '@tym/kernel'

/** Posts to one party at a time, in each lane of one process. */
const most = 4
/**
 * Milliseconds after which a post that is still under way makes its party slow: nothing waits for it in this
 * process.
 */
const slow = 1_000
/**
 * After so many posts in a row that nobody answered, a party is posted to one at a time, and with this pause.
 */
const silentAfter = 3
const pauseWhileSilent = 5_000
const betweenLooks = 10

/** Whether the party answered, whatever it said; silence is what others would wait for. */
export type Heard = 'answered' | 'silent'

interface Party {
  /** When each post that goes on began, oldest first. */
  readonly started: number[]
  silences: number
  /** While silent: when it may be tried again. */
  notBefore: number
}

export interface PartyTurns {
  /**
   * Does the work when the party has a turn free. Throws Problem 'service-unavailable' at once when the party
   * is silent or slow, and after a moment when it is merely busy: the work then waits in the outbox, where it
   * is in nobody's way and uses up no attempt.
   */
  take<T>(party: OutsidePartyId, work: (tell: (heard: Heard) => void) => Promise<T>): Promise<T>
}

/** A limit and a circuit breaker for each party, so that a silent one takes up no more than its own share. */
export function createPartyTurns(now: () => Date): PartyTurns {
  const parties = new Map<OutsidePartyId, Party>()
  const partyOf = (id: OutsidePartyId): Party => {
    const known = parties.get(id) ?? { started: [], silences: 0, notBefore: 0 }
    parties.set(id, known)
    return known
  }
  const isFree = ({ started, silences, notBefore }: Party): boolean =>
    silences < silentAfter ? started.length < most : started.length === 0 && now().getTime() >= notBefore
  const isWaitedFor = ({ started, silences }: Party): boolean =>
    silences < silentAfter && performance.now() - (started[0] ?? 0) < slow

  return {
    take: async (id, work) => {
      const party = partyOf(id)
      const patience = performance.now() + slow
      while (!isFree(party)) {
        if (!isWaitedFor(party) || performance.now() > patience)
          throw new Problem('service-unavailable', 'The party has no turn free: it is slow, silent or busy.')
        await delay(betweenLooks)
      }
      const began = performance.now()
      party.started.push(began)
      try {
        return await work((heard) => {
          party.silences = heard === 'silent' ? party.silences + 1 : 0
          party.notBefore = now().getTime() + pauseWhileSilent
        })
      } finally {
        party.started.splice(party.started.indexOf(began), 1)
        if (party.started.length === 0 && party.silences === 0) parties.delete(id)
      }
    },
  }
}
