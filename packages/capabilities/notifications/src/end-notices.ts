import type { WriteTx } from '@tym/database'
import type { CustomershipId, OrganisationId } from '@tym/kernel'
import { and, eq, isNull } from 'drizzle-orm'
import type { NotificationKind } from './notification.ts'
import { notification } from './schema.ts'

interface Ended {
  readonly kind: NotificationKind
  readonly customership: CustomershipId
  readonly organisation: OrganisationId
}

/**
 * Marks what an organisation's officers were told of a file as read, once it asks nothing of them any more.
 * For named jobs; safe to repeat. Answers how many were open.
 */
export async function endNotices(tx: WriteTx, { kind, customership, organisation }: Ended): Promise<number> {
  const ended = await tx.drizzle
    .update(notification)
    .set({ readAt: tx.context.instant })
    .where(
      and(
        eq(notification.kind, kind),
        eq(notification.customership, customership),
        eq(notification.organisation, organisation),
        isNull(notification.readAt),
      ),
    )
    .returning({ id: notification.id })
  return ended.length
}
