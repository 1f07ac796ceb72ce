import type { WriteTx } from '@tym/database'
import { type CustomershipId, type NotificationId, Problem } from '@tym/kernel'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Inbox } from './list-notifications.ts'
import { notification } from './schema.ts'

/**
 * Notes that the recipient has read a notice; the first time counts. Answers the customership that the notice
 * speaks of. Throws 'not-found' for somebody else's notice.
 */
export async function markRead(
  tx: WriteTx,
  { recipient, organisation }: Inbox,
  id: NotificationId,
): Promise<CustomershipId | null> {
  const [row] = await tx.drizzle
    .update(notification)
    .set({ readAt: sql`coalesce(${notification.readAt}, ${tx.context.instant.toISOString()}::timestamptz)` })
    .where(
      and(
        eq(notification.id, id),
        eq(notification.recipient, recipient),
        eq(notification.organisation, organisation),
      ),
    )
    .returning({ customership: notification.customership })
  if (row === undefined) throw new Problem('not-found', 'No such notice in the inbox of the caller.')
  return row.customership
}

/**
 * Notes that the recipient has read these of their notices; what is somebody else's, or was read before,
 * stays as it is. Answers the customerships that they speak of.
 */
export async function markManyRead(
  tx: WriteTx,
  { recipient, organisation }: Inbox,
  ids: readonly NotificationId[],
): Promise<readonly { readonly customership: CustomershipId | null }[]> {
  return await tx.drizzle
    .update(notification)
    .set({ readAt: tx.context.instant })
    .where(
      and(
        inArray(notification.id, [...ids]),
        eq(notification.recipient, recipient),
        eq(notification.organisation, organisation),
        isNull(notification.readAt),
      ),
    )
    .returning({ customership: notification.customership })
}
