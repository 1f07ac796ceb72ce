import { type Cosigning, cosignTurn, type KnownWitness } from '@tym/audit-log'
import type { Database } from '@tym/database'
import type { Clock } from '@tym/kernel'
import { notify } from '@tym/notifications/public'
import { type JobEvent, keepTurning } from '@tym/outbox'
import type { Logger, Metrics } from '@tym/telemetry'
import { listWhoMay } from '@tym/usage-rights/public'

const everyMilliseconds = 1_000

/**
 * Has the newest head of the log cosigned by each witness until stopped, in a loop for each, so that none
 * waits for another. What one does not cosign is counted, and told to the agency's operators when it
 * disagrees or is silent for long.
 */
export function cosignLog(options: {
  readonly database: Database
  readonly clock: Clock
  readonly witnesses: readonly KnownWitness[]
  readonly logger: Logger
  readonly metrics: Metrics
  readonly onEvent: (event: JobEvent) => void
}): { stop(): Promise<void> } {
  const { database, clock, witnesses, logger, metrics, onEvent } = options
  const stopping = new AbortController()
  const turns = metrics.counter('tym_cosign_turns_total', 'What witnesses said when they were asked', [
    'witness',
    'outcome',
  ])
  const turning = witnesses.map((witness) =>
    keepTurning({
      where: 'cosigner',
      every: everyMilliseconds,
      work: async () => {
        const outcome = await cosignTurn({ database, clock, witness, tell: tellOperators })
        if (outcome === 'not-yet') return false
        turns({ witness: witness.key.name, outcome })
        if (outcome !== 'cosigned' && outcome !== 'nothing-new')
          logger.warn('a witness has not cosigned', { address: witness.address, result: outcome })
        return false
      },
      onEvent,
      signal: stopping.signal,
    }),
  )
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(turning)
    },
  }
}

const tellOperators: Cosigning['tell'] = async (tx, { id }) => {
  for (const { person, authority } of await listWhoMay(tx, {
    operation: 'operations.read',
    reach: 'network',
  }))
    await notify(tx, { recipient: person, organisation: authority, kind: 'logAlarm', onceKey: id })
}
