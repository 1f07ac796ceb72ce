import type { Context, Database } from '@tym/database'
import type { Clock } from '@tym/kernel'
import { keepCheckpoint, type SignText } from './keep-checkpoint.ts'
import { sealBatch } from './seal-batch.ts'

/** The job under whose name the log is sealed. */
const job = 'seal-log'

/** What sealing needs. */
export interface Sealing {
  readonly database: Pick<Database, 'read' | 'write'>
  readonly clock: Clock
  readonly origin: string
  /** Undefined while there is nobody to sign yet. */
  readonly findSign: (context: Context) => Promise<SignText | undefined>
}

/**
 * One turn: seals a batch, and has the head signed once nothing is left to seal. Answers whether there is more at once. Any number
 * of processes may turn. When nobody signs, lines become leaves all the same, and the next turn signs.
 */
export async function sealTurn({ database, clock, origin, findSign }: Sealing): Promise<boolean> {
  const context: Context = {
    ...{ instant: clock.instant(), calendar: clock.calendar() },
    scope: { kind: 'job', job },
  }
  const batch = await database.write(context, (tx) => sealBatch(tx, origin))
  if (batch === undefined) return false
  if (batch.isMore) return true
  const sign = await findSign(context)
  if (sign !== undefined) await keepCheckpoint(database, context, sign)
  return false
}
