import { type Clock, Problem } from '@tym/kernel'

/** Remembers what may be used once only, until it could not be accepted anyway. */
export type ReplayMemory = {
  /**
   * Takes the key; false when it was taken before. Only for what somebody known has sent: a stranger must not
   * be able to fill the memory. Throws Problem `service-unavailable` when it is full, since forgetting a key
   * too early would let it be used again.
   */
  take(key: string, until: Date): boolean
}

/** Far above what the known callers of one process can use in five minutes; some 20 MB. */
const standardCapacity = 100_000

/**
 * The memory is this process's own, and filled at start from the log of signatures, whose lines are on disk
 * before a signature leaves. Where two processes sign for one organisation, a caller must reach the same one
 * for as long as an assertion lives (a minute).
 */
export function createReplayMemory(
  clock: Clock,
  remembered: readonly { key: string; until: Date }[],
  capacity = standardCapacity,
): ReplayMemory {
  // What was refused has no line in the log, and needs none.
  const taken = new Map<string, number>(remembered.map(({ key, until }) => [key, until.getTime()]))
  let sweptAt = clock.instant().getTime()
  const sweep = (now: number) => {
    if (now >= sweptAt && now - sweptAt < 60_000 && taken.size < capacity) return
    sweptAt = now
    for (const [key, until] of taken) if (until <= now) taken.delete(key)
  }
  return {
    take: (key, until) => {
      sweep(clock.instant().getTime())
      if (taken.has(key)) return false
      if (taken.size >= capacity)
        throw new Problem('service-unavailable', 'The memory of what was used once is full.')
      taken.set(key, until.getTime())
      return true
    },
  }
}
