import type { WriteTx } from '@tym/database'
import { type CustomershipId, customershipId, organisationId } from '@tym/kernel'
import { defineJob, type JobCounts, type JobDefinition } from '@tym/outbox'
import { z } from 'zod'
import { endAwaitingNotices } from './end-awaiting-notices.ts'
import { findForsakenParties, forsakenPartiesKind } from './find-forsaken-parties.ts'
import { clearJoinRequestsJob } from './joining/clear-join-requests.ts'
import { notifyOutOfTeamRead, outOfTeamRead, outOfTeamReadKind } from './notify-out-of-team-read.ts'
import { remindOfAwaiting } from './remind-of-awaiting.ts'
import { type Limit, planLimit, remindOfDeadlines, reviewLimit } from './remind-of-deadlines.ts'
import { remindOfEndOpinions } from './remind-of-end-opinions.ts'
import { type CustomerNeeds, tellCustomerJobs } from './tell-customer.ts'
import { fileOpened, tellOfOpening } from './tell-of-opening.ts'
import { tellOfficersJob } from './tell-officers.ts'
import { tellOtherFiles } from './tell-other-files.ts'

const hourly = 3_600

type Round = (
  tx: WriteTx,
  after: CustomershipId | undefined,
) => Promise<{ readonly counts: JobCounts; readonly next: CustomershipId | undefined }>

/** A round of reminders, batch after batch; each batch plans the next in its own commit. */
function reminderJob(kind: string, remind: Round): JobDefinition {
  return defineJob({
    kind,
    payload: z.strictObject({ after: customershipId.exactOptional() }),
    everySeconds: 6 * hourly,
    run: async (tx, { after }, { plan }) => {
      const { counts, next } = await remind(tx, after)
      if (next !== undefined) await plan({ kind, payload: { after: next } })
      return counts
    },
  })
}

const ofLimit =
  (limit: Limit): Round =>
  (tx, after) =>
    remindOfDeadlines(tx, limit, after)

/** Job table of customerships. */
export const jobs: readonly JobDefinition[] = [
  reminderJob('remind-plan-due', ofLimit(planLimit)),
  reminderJob('remind-review-due', ofLimit(reviewLimit)),
  reminderJob('remind-awaiting', remindOfAwaiting),
  reminderJob('remind-end-opinions', remindOfEndOpinions),
  tellOfficersJob,
  endAwaitingNotices,
  clearJoinRequestsJob,
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
    payload: z.union([outOfTeamRead, fileOpened]),
    run: (tx, read) => ('opening' in read ? tellOfOpening(tx, read) : notifyOutOfTeamRead(tx, read)),
  }),
]

/** Those that write lines of a file, with its keys. */
export const keyJobs = (needs: Pick<CustomerNeeds, 'keys'>): readonly JobDefinition[] => [
  tellOtherFiles(needs),
]

/** Those that write to customers, with the way to them. */
export const customerJobs = (needs: CustomerNeeds): readonly JobDefinition[] => tellCustomerJobs(needs)
