import { keepLogMonth } from '@tym/audit-log'
import { daySeconds } from '@tym/kernel'
import { defineJob, type JobDefinition } from '@tym/outbox'
import { z } from 'zod'

const kind = 'keep-log-months'
/**
 * Makes the tables of the log's months before their first line comes, and moves to its month whatever lies
 * outside them: a month in each transaction. A line that has no month is kept all the same.
 */
export const keepLogMonths: JobDefinition = defineJob({
  kind,
  payload: z.object({}),
  everySeconds: daySeconds,
  run: async (tx, _none, { plan }) => {
    const made = await keepLogMonth(tx)
    if (made) await plan({ kind })
    return { made: made ? 1 : 0 }
  },
})
