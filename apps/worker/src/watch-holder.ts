import type { HoldingSession } from '@tym/audit-log'
import { stopwatch } from '@tym/kernel'
import type { Logger, Metrics } from '@tym/telemetry'

/**
 * Milliseconds that an open transaction of the register may hold sealing back before it is reported, and
 * between two reports.
 */
const patience = 5_000
const again = 60_000

/**
 * Reports early whose open transaction holds the sealing of the log back, long before answers stop for it.
 */
export interface HolderWatch {
  /** Hears at each turn of the sealer who holds it back, if anybody. */
  readonly onHeld: (holder: HoldingSession | undefined) => void
  /** Who has held it back for too long, and for how many seconds. */
  readonly held: () =>
    | { readonly pid: number | undefined; readonly application: string; readonly seconds: number }
    | undefined
}

/** Names the session by process id and application name: never what it does. */
export function watchHolder({ logger, metrics }: { logger: Logger; metrics: Metrics }): HolderWatch {
  let since: { readonly holder: HoldingSession; readonly elapsed: () => number; told: number } | undefined
  const held: HolderWatch['held'] = () => {
    if (since === undefined || since.elapsed() < patience) return undefined
    const { pid, application } = since.holder
    return { pid, application, seconds: Math.floor(since.elapsed() / 1_000) }
  }
  metrics.gauge(
    'tym_log_held_back_seconds',
    'How long the same open transaction has held the sealing of the log back',
    () => held()?.seconds ?? 0,
  )
  return {
    held,
    onHeld: (holder) => {
      if (holder === undefined || holder.xact !== since?.holder.xact)
        since = holder && { holder, elapsed: stopwatch(), told: Number.NEGATIVE_INFINITY }
      const found = held()
      if (since === undefined || found === undefined || since.elapsed() - since.told < again) return
      since.told = since.elapsed()
      const { pid, ...rest } = found
      logger.warn('an open transaction holds the sealing of the log back', {
        ...rest,
        ...(pid !== undefined && { pid }),
      })
    },
  }
}
