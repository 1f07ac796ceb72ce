import type { ReadTx } from '@tym/database'
import { cutPage, olderThan, type PageRequest } from '@tym/employment'
import type { CustomershipId, EntryId, OrganisationId, PersonId } from '@tym/kernel'
import type { CategoryNumber } from '@tym/register'
import { and, count, desc, eq, isNull, max } from 'drizzle-orm'
import { notification } from './schema.ts'

export type Inbox = { readonly recipient: PersonId; readonly organisation: OrganisationId }

type Wanted = PageRequest & { readonly unreadOnly: boolean }

/** The officer's own notices for one organisation, newest first, and where the next page begins. */
export async function listNotifications(tx: ReadTx, inbox: Inbox, wanted: Wanted) {
  const rows = await tx.drizzle
    .select({
      id: notification.id,
      kind: notification.kind,
      customership: notification.customership,
      usageRight: notification.usageRight,
      dueOn: notification.dueOn,
      category: notification.category,
      entry: notification.entry,
      by: notification.byOrganisation,
      createdAt: notification.createdAt,
      readAt: notification.readAt,
    })
    .from(notification)
    .where(
      and(
        eq(notification.recipient, inbox.recipient),
        eq(notification.organisation, inbox.organisation),
        wanted.unreadOnly ? isNull(notification.readAt) : undefined,
        olderThan(wanted, { at: notification.createdAt, id: notification.id }),
      ),
    )
    .orderBy(desc(notification.createdAt), desc(notification.id))
    .limit(wanted.limit + 1)
  const { page, nextCursor } = cutPage(rows, wanted, ({ createdAt, id }) => ({ at: createdAt, id }))
  return { notifications: page.map(withEntry), nextCursor }
}

interface Placed {
  readonly category: CategoryNumber | null
  readonly entry: EntryId | null
}

function withEntry<Row extends Placed>({ category, entry, ...row }: Row) {
  return { ...row, entry: category === null || entry === null ? null : { id: entry, category } }
}

/** Unread notices that a count tells; whoever has more is told this number. */
export const mostCounted = 100

/** How many of the officer's own notices of one organisation are unread, and when the newest of them came. */
export async function countUnread(tx: ReadTx, inbox: Inbox) {
  const unread = tx.drizzle
    .select({ createdAt: notification.createdAt })
    .from(notification)
    .where(
      and(
        eq(notification.recipient, inbox.recipient),
        eq(notification.organisation, inbox.organisation),
        isNull(notification.readAt),
      ),
    )
    .orderBy(desc(notification.createdAt))
    .limit(mostCounted)
    .as('unread')
  const [found] = await tx.drizzle.select({ unread: count(), newest: max(unread.createdAt) }).from(unread)
  return found ?? { unread: 0, newest: null }
}

/** The customerships that a page of notices speaks of, each once: each is one line of the log. */
export function customershipsOf(
  notifications: readonly { readonly customership: CustomershipId | null }[],
): CustomershipId[] {
  return [...new Set(notifications.map(({ customership }) => customership))].filter((each) => each !== null)
}
