import type { WriteTx } from '@tym/database'
import { customershipId } from '@tym/kernel'
import { notify } from '@tym/notifications/public'
import type { JobCounts } from '@tym/outbox'
import { z } from 'zod'
import { listResponsible } from './remind-of-deadlines.ts'

export const outOfTeamReadKind = 'notify-out-of-team-read'

/** The act that is told about: a line of the log, or a search (whose line is written after it is planned). */
export const outOfTeamRead = z.union([
  z.strictObject({ customership: customershipId, line: z.uuid() }),
  z.strictObject({ customership: customershipId, search: z.uuid() }),
])
export type OutOfTeamRead = z.infer<typeof outOfTeamRead>

/**
 * Tells the responsible officers of a customership that somebody outside its team, with a reason, has opened it. Who
 * and why they see in the access log, with their own rights. Safe to repeat.
 */
export async function notifyOutOfTeamRead(tx: WriteTx, read: OutOfTeamRead): Promise<JobCounts> {
  let sent = 0
  for (const officer of await listResponsible(tx, [read.customership])) {
    const isNew = await notify(tx, {
      recipient: officer.person,
      organisation: officer.organisation,
      kind: 'outOfTeamRead',
      customership: read.customership,
      onceKey: 'line' in read ? read.line : read.search,
    })
    if (isNew) sent += 1
  }
  return { sent }
}
