import type { WriteTx } from '@tym/database'
import { dayMilliseconds } from '@tym/kernel'
import { deleteDoneJobs } from '@tym/outbox'
import { sql } from 'drizzle-orm'

const batch = 5_000
const keptIdempotencyDays = 7
const keptDoneJobDays = 30
/**
 * Empties the slot of replay marks that no acceptable proof can reach, and drops old idempotency records and
 * done jobs, some thousands at a time. The emptying comes last: it locks its slot until the commit.
 */
export async function clearOldMarks(
  tx: WriteTx,
): Promise<{ idempotencyRecords: number; doneJobs: number; emptiedSlot: number; isAll: boolean }> {
  const { instant } = tx.context
  const before = (days: number) => new Date(instant.getTime() - days * dayMilliseconds)
  const records = await tx.drizzle.execute(sql`
    delete from guard.idempotency where (person, endpoint, key_hash) in (
      select person, endpoint, key_hash from guard.idempotency
      where recorded_at < ${before(keptIdempotencyDays).toISOString()}::timestamptz limit ${batch})
    returning 1 as one`)
  const doneJobs = await deleteDoneJobs(tx, before(keptDoneJobDays), batch)
  const [slot] = await tx.drizzle.execute<{ slot: number }>(
    sql`select gate.clear_old_marks(${instant.toISOString()}::timestamptz) as slot`,
  )
  return {
    idempotencyRecords: records.length,
    doneJobs,
    emptiedSlot: slot?.slot ?? -1,
    isAll: records.length < batch && doneJobs < batch,
  }
}
