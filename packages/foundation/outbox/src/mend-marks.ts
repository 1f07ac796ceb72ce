import type { Database } from '@tym/database'
import type { Clock } from '@tym/kernel'
import { sql } from 'drizzle-orm'
import { longestPause } from './back-off.ts'
import { jobContext } from './job-context.ts'
import { clockTolerance } from './overdue.ts'

/**
 * Brings back to this clock the open work that another clock, which ran ahead, has put into the future: what
 * it planned, handed over, or put back for another attempt. Work that was rightly planned for later keeps its
 * time. Answers how many rows were mended.
 */
export async function mendMarks({ database, clock }: { database: Database; clock: Clock }): Promise<number> {
  return database.write(jobContext(clock, 'schedule'), async ({ drizzle, context: { instant } }) => {
    const now = sql`${instant.toISOString()}::timestamptz`
    const bound = new Date(instant.getTime() + clockTolerance).toISOString()
    const lastRetry = new Date(instant.getTime() + clockTolerance + longestPause).toISOString()
    const mended = await drizzle.execute(sql`update outbox.job set
        run_at = case
          when planned_at > ${bound}::timestamptz then run_at - (planned_at - ${now})
          when last_result is not null and run_at > ${lastRetry}::timestamptz then ${now}
          else run_at end,
        planned_at = least(planned_at, ${now}),
        relayed_at = case when relayed_at > ${bound}::timestamptz then null else relayed_at end
      where done_at is null and dead_at is null and (planned_at > ${bound}::timestamptz or relayed_at > ${bound}::timestamptz
        or (last_result is not null and run_at > ${lastRetry}::timestamptz))
      returning 1 as one`)
    return mended.length
  })
}
