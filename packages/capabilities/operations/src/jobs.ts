import { defineJob, type JobDefinition } from '@tym/outbox'
import { z } from 'zod'
import { clearOldMarks } from './clear-old-marks.ts'
import { keepLogMonths } from './keep-log-months.ts'

const kind = 'clear-old-marks'

/** Job table of the platform's own upkeep. */
export const jobs: readonly JobDefinition[] = [
  defineJob({
    kind,
    payload: z.object({}),
    // One slot of the ring of replay marks.
    everySeconds: 300,
    run: async (tx, _payload, { plan }) => {
      const { isAll, ...counts } = await clearOldMarks(tx)
      if (!isAll) await plan({ kind })
      return counts
    },
  }),
  keepLogMonths,
]
