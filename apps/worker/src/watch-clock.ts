import { clockSkew, type Database } from '@tym/database'
import type { Clock } from '@tym/kernel'
import type { Logger, Metrics } from '@tym/telemetry'

const everyMilliseconds = 2_000
/**
 * Seconds by which clocks may differ without a report, and beyond which this one judges nothing that others
 * have stored.
 */
const unsaid = 5
const wrong = 60

/**
 * Whether this machine's clock agrees with that of the database, so that a wrong clock is reported long
 * before it makes a deadline wrong.
 */
export interface ClockWatch {
  /** Seconds ahead of the database, as last measured. */
  readonly off: () => number
  readonly isRight: () => boolean
  close(): void
}

export function watchClock(watched: {
  readonly database: Pick<Database, 'sql'>
  readonly clock: Clock
  readonly logger: Logger
  readonly metrics: Metrics
}): ClockWatch {
  const { database, clock, logger, metrics } = watched
  let off = 0
  let isTold = false
  const measure = async (): Promise<void> => {
    off = Math.round((await clockSkew(database, clock)) * 10) / 10
    const isOff = Math.abs(off) > unsaid
    if (isOff && !isTold)
      logger.warn('the clock of this machine is not that of the database', { seconds: off })
    isTold = isOff
  }
  metrics.gauge('tym_clock_ahead_seconds', 'By how much the clock is ahead of the database', () => off)
  // While the database does not answer /ready says so.
  const turn = () => void measure().catch(() => undefined)
  turn()
  const timer = setInterval(turn, everyMilliseconds)
  timer.unref()
  return {
    off: () => off,
    isRight: () => Math.abs(off) < wrong,
    close: () => clearInterval(timer),
  }
}
