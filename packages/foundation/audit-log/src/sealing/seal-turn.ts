import type { Context, Database } from '@tym/database'
import type { Clock } from '@tym/kernel'
import { keepCheckpoint } from './keep-checkpoint.ts'
import type { LogSigner } from './log-signer.ts'
import { sealBatch } from './seal-batch.ts'
import { stateRecovery } from './state-recovery.ts'
import type { HoldingSession } from './unsealed-lines.ts'

/** The job under whose name the log is sealed. */
const job = 'seal-log'

/** What sealing needs. */
export interface Sealing {
  readonly database: Pick<Database, 'read' | 'write'>
  readonly clock: Clock
  readonly origin: string
  /** Undefined while there is nobody to sign yet. */
  readonly findSigner: (context: Context) => Promise<LogSigner | undefined>
  /** Hears at each turn whose open transaction holds sealing back, or that nobody's does. */
  readonly onHeld?: (holder: HoldingSession | undefined) => void
}

/**
 * One turn, which any number of processes may take: seals a batch, and has the head signed once nothing is
 * left to seal. When nobody signs, lines become leaves all the same, and the next turn signs. Answers whether
 * there is more at once.
 */
export async function sealTurn(sealing: Sealing): Promise<boolean> {
  const { database, clock, origin, findSigner, onHeld } = sealing
  const context: Context = {
    instant: clock.instant(),
    calendar: clock.calendar(),
    scope: { kind: 'job', job },
  }
  const batch = await database.write(context, (tx) => sealBatch(tx, origin))
  if (batch === undefined) return false
  onHeld?.(batch.holder)
  if (batch.isMore) return true
  const signer = await findSigner(context)
  if (signer === undefined) return false
  // A restore is stated before any head of the log that goes on.
  await stateRecovery(database, context, signer)
  await keepCheckpoint(database, context, (text) => signer.sign('checkpoint', text))
  return false
}
