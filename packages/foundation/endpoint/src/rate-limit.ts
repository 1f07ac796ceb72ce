import type { Clock } from '@tym/kernel'
import { LRUCache } from 'lru-cache'

const remembered = 20_000

export interface RateLimit {
  /** Takes one from the bucket of the key. Answers whether there was one: whether the request may go on. */
  take(key: string): boolean
  /** Whether there is one to take, of which nothing is taken: for whoever has not proved yet who they are. */
  hasLeft(key: string): boolean
}

/**
 * A bucket per key: `burst` requests at once, refilled at `perSecond`. Each process keeps its own: the limit
 * protects the process, not a right.
 */
export function createRateLimit(
  { perSecond, burst }: { readonly perSecond: number; readonly burst: number },
  clock: Clock,
): RateLimit {
  const buckets = new LRUCache<string, { readonly left: number; readonly at: number }>({ max: remembered })
  const leftOf = (key: string, now: number): number => {
    const bucket = buckets.get(key) ?? { left: burst, at: now }
    return Math.min(burst, bucket.left + (Math.max(0, now - bucket.at) / 1000) * perSecond)
  }
  return {
    take: (key) => {
      const at = clock.instant().getTime()
      const left = leftOf(key, at)
      const isThere = left >= 1
      buckets.set(key, { left: isThere ? left - 1 : left, at })
      return isThere
    },
    hasLeft: (key) => leftOf(key, clock.instant().getTime()) >= 1,
  }
}
