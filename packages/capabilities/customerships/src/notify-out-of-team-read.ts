import type { WriteTx } from '@tym/database'
import { type CustomershipId, customershipId, type PersonId, personId } from '@tym/kernel'
import { notify } from '@tym/notifications/public'
import type { JobCounts } from '@tym/outbox'
import { openings } from '@tym/register'
import { and, eq, gte } from 'drizzle-orm'
import { z } from 'zod'
import { listResponsible } from './remind-of-deadlines.ts'
import { glassOpening } from './schema.ts'

export const outOfTeamReadKind = 'notify-out-of-team-read'

const about = { customership: customershipId, reader: personId.exactOptional() }
/**
 * The act that is told about: a line of the log, or a question, whose line is written after this is planned.
 * A reader is named where one of the team has opened an ended file.
 */
export const outOfTeamRead = z.union([
  z.strictObject({ ...about, line: z.uuid() }),
  z.strictObject({ ...about, search: z.uuid(), searcher: personId.exactOptional() }),
])
export type OutOfTeamRead = z.infer<typeof outOfTeamRead>

/**
 * Tells the responsible officers of a customership, but not the one who did it, that somebody outside its
 * team has opened it with a reason, or that one of the team has after its end; safe to repeat. Who and why
 * they see in the access log; of a search by somebody who has opened the file the opening has told them.
 */
export async function notifyOutOfTeamRead(tx: WriteTx, read: OutOfTeamRead): Promise<JobCounts> {
  let sent = 0
  if ('searcher' in read && (await hasOpened(tx, read.customership, read.searcher))) return { sent }
  for (const officer of await listResponsible(tx, [read.customership])) {
    if (officer.person === read.reader) continue
    const isNew = await notify(tx, {
      recipient: officer.person,
      organisation: officer.organisation,
      kind: read.reader === undefined ? 'outOfTeamRead' : 'readAfterEnd',
      customership: read.customership,
      onceKey: 'line' in read ? read.line : read.search,
    })
    if (isNew) sent += 1
  }
  return { sent }
}

/** Whether somebody's opening of the file, of which it is told by itself, is not older than one lasts. */
async function hasOpened(tx: WriteTx, file: CustomershipId, person: PersonId | undefined): Promise<boolean> {
  if (person === undefined) return false
  const since = new Date(tx.context.instant.getTime() - openings.hours * 3_600_000)
  const rows = await tx.drizzle
    .select({ customership: glassOpening.customership })
    .from(glassOpening)
    .where(
      and(
        eq(glassOpening.customership, file),
        eq(glassOpening.person, person),
        gte(glassOpening.openedAt, since),
      ),
    )
    .limit(1)
  return rows.length > 0
}
