import type { Clock } from '@tym/kernel'

const remembered = 20_000

/** A bucket per key: `burst` places at once, refilled at `perSecond`. */
export type Budgets = {
  /** Takes a place; false when the key has none left. */
  take(key: string): boolean
  /** Gives a place back that was taken and not used up after all. */
  giveBack(key: string): void
}

/**
 * Each process keeps its own buckets, of the 20 000 keys met last: they protect the process, not a right. A
 * key that is forgotten begins anew, so what must never be exceeded needs a bound of its own.
 */
export function createBudgets(
  { burst, perSecond }: { readonly burst: number; readonly perSecond: number },
  clock: Clock,
): Budgets {
  const buckets = new Map<string, { left: number; at: number }>()
  const open = (key: string) => {
    const now = clock.instant().getTime()
    const bucket = buckets.get(key) ?? { left: burst, at: now }
    bucket.left = Math.min(burst, bucket.left + (Math.max(0, now - bucket.at) / 1000) * perSecond)
    bucket.at = now
    // A map keeps the order of insertion: the first is the one that was not met for the longest.
    buckets.delete(key)
    buckets.set(key, bucket)
    const [oldest] = buckets.keys()
    if (buckets.size > remembered && oldest !== undefined) buckets.delete(oldest)
    return bucket
  }
  return {
    take: (key) => {
      const bucket = open(key)
      if (bucket.left < 1) return false
      bucket.left -= 1
      return true
    },
    giveBack: (key) => {
      const bucket = open(key)
      bucket.left = Math.min(burst, bucket.left + 1)
    },
  }
}
