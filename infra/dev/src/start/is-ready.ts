import { setTimeout as delay } from 'node:timers/promises'
import { fetchBounded } from '@tym/kernel'

const betweenLooks = 50

/** Whether whoever serves there says at this moment that it and its dependencies answer. */
export async function isReady(origin: string): Promise<boolean> {
  try {
    return (await fetchBounded(`${origin}/ready`, { milliseconds: 2_000, bytes: 0 })).ok
  } catch {
    return false
  }
}

/** Asks until it says so; answers false once it has ended or so many milliseconds have passed. */
export async function becomesReady(
  origin: string,
  { milliseconds, hasEnded }: { readonly milliseconds: number; readonly hasEnded: () => boolean },
): Promise<boolean> {
  const until = performance.now() + milliseconds
  while (!hasEnded() && performance.now() < until) {
    if (await isReady(origin)) return true
    await delay(betweenLooks)
  }
  return false
}
