import { newcomer, staff } from '@tym/personas'
import { caseWorkRoles } from '@tym/register'
import { z } from 'zod'
import type { Past } from './open-past.ts'

const inbox = z.object({
  notifications: z.array(z.object({ id: z.string(), createdAt: z.coerce.date() })),
  nextCursor: z.string().nullable(),
})

/** Days whose notices nobody of the cast has read yet. */
const unreadDays = 5
const day = 86_400_000

/** Lets the cast have read what they were told before the last few days, as they would have by then. */
export async function readOldNotices(past: Past): Promise<void> {
  const before = past.clock.instant().getTime() - unreadDays * day
  for (const { key, duties } of staff) {
    if (key === newcomer || !duties.some(({ role }) => caseWorkRoles.some((each) => each === role))) continue
    const person = past.staff(key)
    const old: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const after = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
      const page: z.infer<typeof inbox> = inbox.parse(
        await person.get(`/v1/notifications?unread=true&limit=100${after}`),
      )
      old.push(
        ...page.notifications.filter(({ createdAt }) => createdAt.getTime() < before).map(({ id }) => id),
      )
      cursor = page.nextCursor
    }
    for (const id of old)
      await person.post(`/v1/notifications/${id}/read`, undefined, { key: `demo-read-${id}` })
  }
}
