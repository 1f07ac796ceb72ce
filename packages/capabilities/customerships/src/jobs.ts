import { customershipId, organisationId } from '@tym/kernel'
import { defineJob, type JobDefinition } from '@tym/outbox'
import { z } from 'zod'
import { findForsakenParties, forsakenPartiesKind } from './find-forsaken-parties.ts'
import { notifyOutOfTeamRead, outOfTeamRead, outOfTeamReadKind } from './notify-out-of-team-read.ts'
import { type Limit, planLimit, remindOfDeadlines, reviewLimit } from './remind-of-deadlines.ts'

const hourly = 3_600

/** A daily round of reminders, batch after batch; each batch plans the next in its own commit. */
function reminderJob(kind: string, limit: Limit): JobDefinition {
  return defineJob({
    kind,
    payload: z.strictObject({ after: customershipId.exactOptional() }),
    everySeconds: 6 * hourly,
    run: async (tx, { after }, { plan }) => {
      const { counts, next } = await remindOfDeadlines(tx, limit, after)
      if (next !== undefined) await plan({ kind, payload: { after: next } })
      return counts
    },
  })
}

/** Job table of customerships. */
export const jobs: readonly JobDefinition[] = [
  reminderJob('remind-plan-due', planLimit),
  reminderJob('remind-review-due', reviewLimit),
  defineJob({
    kind: forsakenPartiesKind,
    payload: z.strictObject({ after: organisationId.exactOptional() }),
    everySeconds: 6 * hourly,
    run: async (tx, { after }, { plan }) => {
      const { counts, next } = await findForsakenParties(tx, after)
      if (next !== undefined) await plan({ kind: forsakenPartiesKind, payload: { after: next } })
      return counts
    },
  }),
  defineJob({
    kind: outOfTeamReadKind,
    payload: outOfTeamRead,
    run: (tx, read) => notifyOutOfTeamRead(tx, read),
  }),
]
