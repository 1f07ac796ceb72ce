import type { Context } from '@tym/database'
import type { Clock } from '@tym/kernel'

/**
 * The context of a named job's transaction: row-level security opens what that job needs and nothing else.
 */
export function jobContext(clock: Clock, job: string): Context {
  return { instant: clock.instant(), calendar: clock.calendar(), scope: { kind: 'job', job } }
}
