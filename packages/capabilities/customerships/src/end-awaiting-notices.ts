import { customershipId, organisationId } from '@tym/kernel'
import { endNotices } from '@tym/notifications/public'
import { defineJob, type JobDefinition } from '@tym/outbox'
import { z } from 'zod'

export const endAwaitingKind = 'end-awaiting-notices'

/** Once a party has taken a file, nobody of it is asked to take it any more. */
export const endAwaitingNotices: JobDefinition = defineJob({
  kind: endAwaitingKind,
  payload: z.strictObject({ customership: customershipId, organisation: organisationId }),
  run: async (tx, taken) => ({ ended: await endNotices(tx, { kind: 'customershipAwaits', ...taken }) }),
})
