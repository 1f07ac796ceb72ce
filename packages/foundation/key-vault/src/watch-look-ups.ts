import type { Metrics } from '@tym/telemetry'

/**
 * How a look-up of keys went: found in memory (or known not to be there), asked of the key database, or
 * neither.
 */
export type LookUp = 'hit' | 'miss' | 'failed'

/**
 * Shows the look-ups of each vault of a process; the name is the variable that the vault's address came from.
 */
export function watchLookUps(
  metrics: Metrics,
): (variable: string) => (outcome: LookUp, milliseconds: number) => void {
  const count = metrics.counter('tym_key_look_ups_total', 'Look-ups of keys by how they went', [
    'pool',
    'outcome',
  ])
  const time = metrics.timer('tym_key_look_up_seconds', 'Look-ups of keys that memory could not answer', [
    'pool',
    'outcome',
  ])
  return (pool) => (outcome, milliseconds) => {
    count({ pool, outcome })
    if (outcome !== 'hit') time({ pool, outcome }, milliseconds)
  }
}
