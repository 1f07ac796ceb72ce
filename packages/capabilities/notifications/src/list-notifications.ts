import type { ReadTx } from '@tym/database'
import type { CustomershipId, OrganisationId, PersonId } from '@tym/kernel'
import { and, desc, eq, isNull, lt, or } from 'drizzle-orm'
import { parseCursor, toCursor } from './cursor.ts'
import { notification } from './schema.ts'

export type Inbox = { readonly recipient: PersonId; readonly organisation: OrganisationId }

type Page = { readonly limit: number; readonly cursor?: string | undefined; readonly unreadOnly: boolean }

/** The officer's own notices for one organisation, newest first, and where the next page begins. */
export async function listNotifications(tx: ReadTx, inbox: Inbox, { limit, cursor, unreadOnly }: Page) {
  const after = cursor === undefined ? undefined : parseCursor(cursor)
  const rows = await tx.drizzle
    .select({
      id: notification.id,
      kind: notification.kind,
      customership: notification.customership,
      usageRight: notification.usageRight,
      dueOn: notification.dueOn,
      createdAt: notification.createdAt,
      readAt: notification.readAt,
    })
    .from(notification)
    .where(
      and(
        eq(notification.recipient, inbox.recipient),
        eq(notification.organisation, inbox.organisation),
        unreadOnly ? isNull(notification.readAt) : undefined,
        after === undefined
          ? undefined
          : or(
              lt(notification.createdAt, after.createdAt),
              and(eq(notification.createdAt, after.createdAt), lt(notification.id, after.id)),
            ),
      ),
    )
    .orderBy(desc(notification.createdAt), desc(notification.id))
    .limit(limit + 1)
  const notifications = rows.slice(0, limit)
  const last = rows.length > limit ? notifications.at(-1) : undefined
  return { notifications, nextCursor: last === undefined ? null : toCursor(last) }
}

/** The customerships that a page of notices speaks of, each once: each is one line of the log. */
export function customershipsOf(
  notifications: readonly { readonly customership: CustomershipId | null }[],
): CustomershipId[] {
  return [...new Set(notifications.map(({ customership }) => customership))].filter((each) => each !== null)
}
