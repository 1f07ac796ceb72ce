import { type PoolCounts, showPools } from '@tym/database'
import { findLastEntryAt } from '@tym/journal'
import { type Clock, stopwatch } from '@tym/kernel'
import type { Metrics } from '@tym/telemetry'

/**
 * Shows how the register does that a process has opened: how long the log waits for its seal, how full the
 * pools are, and how old the journal's newest entry and its comparison with the register are. Called when the
 * two have just been compared.
 */
export function showRegister(
  metrics: Metrics,
  register: {
    readonly pools: () => Iterable<{ readonly variable: string; counts(): PoolCounts }>
    readonly unsealedSeconds: () => number
    readonly journalFile: string
    readonly clock: Clock
  },
): void {
  const { pools, unsealedSeconds, journalFile, clock } = register
  const sinceCompared = stopwatch()
  showPools(metrics, pools)
  metrics.gauge(
    'tym_log_unsealed_seconds',
    'How long the oldest line of the log has waited for a signed head',
    unsealedSeconds,
  )
  metrics.gauge('tym_journal_last_entry_seconds', 'Age of the newest entry of the journal', async () => {
    const at = await findLastEntryAt(journalFile)
    return at && Math.max(0, (clock.instant().getTime() - at.getTime()) / 1_000)
  })
  metrics.gauge(
    'tym_journal_compared_seconds',
    'How long ago this process has compared the register with the journal',
    () => sinceCompared() / 1_000,
  )
}
