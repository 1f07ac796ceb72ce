import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { Answer, Notification } from '../../api/answers.ts'
import { renew } from '../../api/renew.ts'

type Pages = InfiniteData<Answer<'/v1/notifications'>>
const queryKey = ['notifications']
/** Of how many are unread. */
export const countKey = ['notice-count']

/**
 * Takes out of the list what has been read or has ended: the list holds what is unread, and to fetch it again
 * would be a line in the log of every file that it speaks of. How many are left is asked again.
 */
export function dropNotices(queries: QueryClient, isOver: (notice: Notification) => boolean): void {
  // When it was read stays: what has come since is not in it.
  const updatedAt = queries.getQueryState(queryKey)?.dataUpdatedAt
  queries.setQueryData<Pages>(
    queryKey,
    (before) =>
      before === undefined
        ? before
        : {
            ...before,
            pages: before.pages.map((page) => ({
              ...page,
              notifications: page.notifications.filter((notice) => !isOver(notice)),
            })),
          },
    updatedAt === undefined ? {} : { updatedAt },
  )
  void renew(queries, countKey)
}
