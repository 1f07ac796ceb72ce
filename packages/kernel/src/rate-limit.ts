import type { Clock } from './clock.ts'

const remembered = 20_000

export interface RateLimit {
  /** Takes one from the bucket of the key. Answers whether there was one: whether the request may go on. */
  take(key: string): boolean
  /** Whether there is one to take, of which nothing is taken: for whoever has not proved yet who they are. */
  hasLeft(key: string): boolean
  /** Gives one back that was taken and not used up after all. */
  giveBack(key: string): void
}

/**
 * A bucket per key, of this process alone: `burst` requests at once, refilled at `perSecond`. A key that is
 * not among the 20 000 that took last begins with a full one, so a limit that is a right needs a bound of its
 * own.
 */
export function createRateLimit(
  { perSecond, burst }: { readonly perSecond: number; readonly burst: number },
  clock: Clock,
): RateLimit {
  const buckets = new Map<string, { readonly left: number; readonly at: number }>()
  const leftOf = (key: string, now: number): number => {
    const bucket = buckets.get(key) ?? { left: burst, at: now }
    return Math.min(burst, bucket.left + (Math.max(0, now - bucket.at) / 1000) * perSecond)
  }
  const put = (key: string, left: number, at: number) => {
    // A map keeps the order of insertion: the first is the one that was not met for the longest.
    buckets.delete(key)
    buckets.set(key, { left, at })
    const [oldest] = buckets.keys()
    if (buckets.size > remembered && oldest !== undefined) buckets.delete(oldest)
  }
  const now = () => clock.instant().getTime()
  return {
    take: (key) => {
      const at = now()
      const left = leftOf(key, at)
      const isThere = left >= 1
      put(key, isThere ? left - 1 : left, at)
      return isThere
    },
    hasLeft: (key) => leftOf(key, now()) >= 1,
    giveBack: (key) => {
      const at = now()
      put(key, Math.min(burst, leftOf(key, at) + 1), at)
    },
  }
}
