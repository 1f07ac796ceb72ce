import type { WriteTx } from '@tym/database'
import { addMonths, type PlainDate } from '@tym/kernel'
import { retention } from '@tym/register'
import { inArray, lt } from 'drizzle-orm'
import { notification } from './schema.ts'

const batch = 5_000

/**
 * Drops the notices whose declared time of keeping has passed on the calendar date, some thousands at a time.
 */
export async function clearOldNotifications(
  tx: WriteTx,
  calendar: PlainDate,
): Promise<{ deleted: number; isAll: boolean }> {
  const before = new Date(`${addMonths(calendar, -retention.notifications.keep.months)}T00:00:00Z`)
  const old = tx.drizzle
    .select({ id: notification.id })
    .from(notification)
    .where(lt(notification.createdAt, before))
    .limit(batch)
  const deleted = await tx.drizzle
    .delete(notification)
    .where(inArray(notification.id, old))
    .returning({ id: notification.id })
  return { deleted: deleted.length, isAll: deleted.length < batch }
}
