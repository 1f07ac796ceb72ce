import type { Clock } from '@tym/kernel'

/** Remembers what may be used once only, until it could not be accepted anyway. */
export type ReplayMemory = {
  /** Takes the key; false when it was taken before. */
  take(key: string, until: Date): boolean
}

/**
 * The memory is this process's own, and filled again at start from the log of signatures, whose lines are on
 * disk before a signature leaves. What was refused leaves no line and needs none. Two processes that sign for
 * one organisation must each be reached by a caller for the length of an assertion's life (a minute).
 */
export function createReplayMemory(
  clock: Clock,
  remembered: readonly { key: string; until: Date }[],
): ReplayMemory {
  const taken = new Map<string, number>(remembered.map(({ key, until }) => [key, until.getTime()]))
  let sweptAt = clock.instant().getTime()
  const sweep = (now: number) => {
    if (now - sweptAt < 60_000) return
    sweptAt = now
    for (const [key, until] of taken) if (until <= now) taken.delete(key)
  }
  return {
    take: (key, until) => {
      sweep(clock.instant().getTime())
      if (taken.has(key)) return false
      taken.set(key, until.getTime())
      return true
    },
  }
}
