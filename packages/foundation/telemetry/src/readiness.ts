import { stopwatch, within } from '@tym/kernel'
import type { Logger } from './logger.ts'
import type { Metrics } from './metrics.ts'

/** What a process needs to serve, by name; each throws, or rejects, while it is not there. */
export type ReadinessChecks = Readonly<Record<string, () => unknown>>

export interface Readiness {
  /** Asks everything now; an answer comes within two seconds whatever does not answer. */
  look(): Promise<{ readonly isReady: boolean; readonly checks: Readonly<Record<string, boolean>> }>
}

const longest = 1_500
/** Milliseconds for which what was just found out is told again, however many ask. */
const fresh = 250

/**
 * Tells the truth about a process as it is now: what it cannot reach makes it not ready, and it is ready
 * again by itself.
 */
export function watchReadiness(
  checks: ReadinessChecks,
  watched: { logger: Logger; metrics: Metrics },
): Readiness {
  const known = new Map(Object.keys(checks).map((name) => [name, false]))
  watched.metrics.gauges(
    'tym_ready',
    'Whether what the process needs was there when last asked',
    ['need'],
    () => [...known].map(([need, isThere]) => ({ labels: { need }, value: isThere ? 1 : 0 })),
  )
  const ask = async (name: string, check: () => unknown): Promise<readonly [string, boolean]> => {
    try {
      await within(longest, (async () => check())(), `${name} does not answer.`)
      known.set(name, true)
      return [name, true]
    } catch (error) {
      if (known.get(name) === true)
        watched.logger.warn('what the process needs is not there', { operation: name, error })
      known.set(name, false)
      return [name, false]
    }
  }
  const lookAll = async () => {
    const found = await Promise.all(Object.entries(checks).map(([name, check]) => ask(name, check)))
    return { isReady: found.every(([, isThere]) => isThere), checks: Object.fromEntries(found) }
  }
  let last: { readonly found: ReturnType<typeof lookAll>; readonly age: () => number } | undefined
  return {
    look: () => {
      if (last === undefined || last.age() > fresh + longest) last = { found: lookAll(), age: stopwatch() }
      const asked = last
      void asked.found.then(() =>
        setTimeout(() => {
          if (last === asked) last = undefined
        }, fresh).unref(),
      )
      return asked.found
    },
  }
}
