import type { WriteTx } from '@tym/database'
import { currentTrace, newId } from '@tym/kernel'
import { type JobPayload, verifyKind, verifyOnceKey, verifyPayload } from './payload.ts'
import { job } from './schema.ts'

/** Work to be promised. */
export type NewJob = {
  readonly kind: string
  /** Ids only; refused otherwise. */
  readonly payload?: JobPayload
  /** Not before this instant; the transaction's own unless given. */
  readonly runAt?: Date
  /** At most one job ever has this key: planning it again changes nothing. */
  readonly onceKey?: string
}

/**
 * Promises work in the caller's own transaction: it will be carried out at least once after the commit, by a
 * worker process, and never when the transaction rolls back. Nothing is sent anywhere from here.
 */
export async function plan(tx: WriteTx, { kind, payload = {}, runAt, onceKey }: NewJob): Promise<void> {
  verifyKind(kind)
  verifyPayload(payload)
  if (onceKey !== undefined) verifyOnceKey(onceKey)
  const { instant } = tx.context
  // Neither "returning" nor a conflict target: who plans need not be allowed to read the outbox.
  await tx.drizzle
    .insert(job)
    .values({
      id: newId(),
      kind,
      payload,
      onceKey: onceKey ?? null,
      plannedAt: instant,
      runAt: runAt ?? instant,
      trace: currentTrace()?.traceId ?? null,
    })
    .onConflictDoNothing()
}
