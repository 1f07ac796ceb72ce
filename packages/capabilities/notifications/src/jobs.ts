import { daySeconds } from '@tym/kernel'
import { defineJob, type JobDefinition } from '@tym/outbox'
import { z } from 'zod'
import { clearOldNotifications } from './clear-old-notifications.ts'

const kind = 'clear-old-notifications'

/** Job table of notices. */
export const jobs: readonly JobDefinition[] = [
  defineJob({
    kind,
    payload: z.object({}),
    everySeconds: daySeconds,
    run: async (tx, _payload, { calendar, plan }) => {
      const { deleted, isAll } = await clearOldNotifications(tx, calendar)
      if (!isAll) await plan({ kind })
      return { deleted }
    },
  }),
]
