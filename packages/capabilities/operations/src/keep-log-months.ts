import type { WriteTx } from '@tym/database'
import { defineJob, type JobDefinition } from '@tym/outbox'
import { sql } from 'drizzle-orm'
import { z } from 'zod'

const day = 86_400

/**
 * Makes the tables of the log's months before their first line comes, and moves to its month whatever lies
 * outside them. A line that has no month is kept all the same.
 */
export const keepLogMonths: JobDefinition = defineJob({
  kind: 'keep-log-months',
  payload: z.object({}),
  everySeconds: day,
  run: async ({ drizzle, context }: WriteTx) => {
    const rows = await drizzle.execute(
      sql`select audit.keep_months(${context.instant.toISOString()}::timestamptz) as made`,
    )
    return made.parse([...rows])[0]
  },
})

const made = z.tuple([z.object({ made: z.int() })])
