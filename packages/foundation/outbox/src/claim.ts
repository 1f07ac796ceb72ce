import type { WriteTx } from '@tym/database'
import { eq } from 'drizzle-orm'
import type { JobDefinition } from './job.ts'
import type { JobPayload } from './payload.ts'
import { job, schedule } from './schema.ts'

export type OpenJob = {
  readonly id: string
  readonly kind: string
  readonly payload: JobPayload
  /** Which attempt this is, and how many were used up before it. */
  readonly attempt: number
  readonly attemptsBefore: number
  readonly plannedAt: Date
  readonly trace: string | null
}

export type Claim =
  /** Done, dead, deleted, or put back for later: this delivery is an echo. */
  | { readonly outcome: 'nothing to do' }
  /** A release that knows the kind will take it. */
  | { readonly outcome: 'unknown kind'; readonly job: OpenJob }
  | { readonly outcome: 'given up'; readonly job: OpenJob }
  | { readonly outcome: 'claimed'; readonly job: OpenJob; readonly definition: JobDefinition }

/**
 * Counts an attempt before it is made, in a commit of its own, so that work which kills its process is given
 * up in the end. Waits for the relay that has just handed the row over.
 */
export async function claimJob(
  tx: WriteTx,
  id: string,
  definitions: ReadonlyMap<string, JobDefinition>,
): Promise<Claim> {
  const [row] = await tx.drizzle.select().from(job).where(eq(job.id, id)).for('update')
  if (row === undefined || row.doneAt !== null || row.deadAt !== null || row.relayedAt === null) {
    return { outcome: 'nothing to do' }
  }
  const open = { ...row, attempt: row.attempts, attemptsBefore: row.attempts }
  const definition = definitions.get(row.kind)
  if (definition === undefined) return { outcome: 'unknown kind', job: open }
  if (row.attempts >= definition.attempts) return { outcome: 'given up', job: open }
  const attempt = row.attempts + 1
  await tx.drizzle.update(job).set({ attempts: attempt }).where(eq(job.id, id))
  if (definition.everySeconds !== undefined) {
    const start = { lastStartedAt: tx.context.instant }
    await tx.drizzle.update(schedule).set(start).where(eq(schedule.name, row.kind))
  }
  return { outcome: 'claimed', job: { ...open, attempt }, definition }
}
