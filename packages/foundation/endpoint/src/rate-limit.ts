import type { Clock } from '@tym/kernel'
import { LRUCache } from 'lru-cache'

const remembered = 20_000

/**
 * A bucket per key: `burst` requests at once, refilled at `perSecond`. Each process keeps its own: the limit protects the
 * process, not a right. Answers whether the request may go on.
 */
export function createRateLimit(
  { perSecond, burst }: { readonly perSecond: number; readonly burst: number },
  clock: Clock,
): (key: string) => boolean {
  const buckets = new LRUCache<string, { left: number; at: number }>({ max: remembered })
  return (key) => {
    const now = clock.instant().getTime()
    const bucket = buckets.get(key) ?? { left: burst, at: now }
    bucket.left = Math.min(burst, bucket.left + (Math.max(0, now - bucket.at) / 1000) * perSecond)
    bucket.at = now
    buckets.set(key, bucket)
    if (bucket.left < 1) return false
    bucket.left -= 1
    return true
  }
}
