import type { WriteTx } from '@tym/database'
import { customershipId, newId, plainDate } from '@tym/kernel'
import { defineJob, type JobCounts, type JobDefinition, plan } from '@tym/outbox'
import { daysOfKeeping, deletionSteps } from '@tym/register'
import { z } from 'zod'
import type { EndedFile } from './due-files.ts'
import { listFilesToDelete } from './files-to-delete.ts'
import { isDeceased } from './persons-files.ts'
import { announcement } from './schema.ts'
import { sendAnnouncementKind } from './send-announcement.ts'

const kind = 'announce-deletions'
const everySixHours = 21_600
/** Files that one transaction goes through. */
const batch = 200

/**
 * Promises a message to the customer of each file that is deleted within the declared days and is not held as
 * a whole, once for each end of its period; nobody writes to the deceased. A file whose hold is released late
 * is announced at once.
 */
async function announceDeletions(
  tx: WriteTx,
  after: EndedFile | undefined,
): Promise<{ readonly counts: JobCounts; readonly next: EndedFile | undefined }> {
  const withinDays = deletionSteps.announceDaysBefore
  const { files, next } = await listFilesToDelete(tx, { withinDays, after, most: batch })
  let announced = 0
  for (const file of files) if (await promise(tx, file)) announced += 1
  return { counts: { due: files.length, announced }, next }
}

async function promise(tx: WriteTx, { customership, endedOn }: EndedFile): Promise<boolean> {
  if (await isDeceased(tx, customership)) return false
  const id = newId()
  const { keptUntil } = daysOfKeeping(endedOn)
  const added = await tx.drizzle
    .insert(announcement)
    .values({ id, customership, endedOn, keptUntil, state: 'planned', plannedAt: tx.context.instant })
    .onConflictDoNothing()
    .returning({ id: announcement.id })
  if (added.length === 0) return false
  const onceKey = `${sendAnnouncementKind}:${id}`
  await plan(tx, { kind: sendAnnouncementKind, payload: { announcement: id, customership }, onceKey })
  return true
}

const payload = z.strictObject({
  endedOn: plainDate.exactOptional(),
  after: customershipId.exactOptional(),
})

export function announceDue(): JobDefinition {
  return defineJob({
    kind,
    payload,
    everySeconds: everySixHours,
    run: async (tx, { endedOn, after }, moment) => {
      const from = endedOn === undefined || after === undefined ? undefined : { endedOn, customership: after }
      const { counts, next } = await announceDeletions(tx, from)
      if (next !== undefined)
        await moment.plan({ kind, payload: { endedOn: next.endedOn, after: next.customership } })
      return counts
    },
  })
}
