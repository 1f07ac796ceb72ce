import { padded, type WriteTx } from '@tym/database'
import { append } from '@tym/employment'
import type { JobOutside } from '@tym/outbox'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { DeletionId } from './deletion.ts'
import { deletion } from './schema.ts'

/** Files that one transaction erases: a transaction lasts five seconds at most. */
const batch = 20

/**
 * Erases the rows of files whose keys are destroyed, some at a time; what the database refuses together is
 * tried one by one, so that one file delays no other. Safe to repeat. Throws the first refusal once the
 * others are erased.
 */
export async function eraseInBatches(
  ids: readonly DeletionId[],
  outside: JobOutside,
  erase: (tx: WriteTx, some: readonly DeletionId[]) => Promise<void>,
): Promise<void> {
  let refused: unknown
  for (let at = 0; at < ids.length; at += batch) {
    const some = ids.slice(at, at + batch)
    try {
      await outside.commitFirst((tx) => erase(tx, some))
    } catch {
      for (const id of some)
        await outside
          .commitFirst((tx) => erase(tx, [id]))
          .catch((error: unknown) => {
            refused ??= error
          })
    }
  }
  if (refused !== undefined) throw refused
}

/**
 * Erases those that are still to be erased for the first time, with a line in the log for each that says no
 * more than that.
 */
export async function eraseFirst(tx: WriteTx, some: readonly DeletionId[]): Promise<void> {
  const rows = await tx.drizzle
    .select({ id: deletion.id, basis: deletion.basis })
    .from(deletion)
    .where(and(inArray(deletion.id, padded(some)), eq(deletion.state, 'begun')))
    .orderBy(asc(deletion.id))
  if (rows.length === 0) return
  await eraseAgain(
    tx,
    rows.map(({ id }) => id),
  )
  for (const { basis } of rows) {
    const ground = basis === 'keeping' ? 'tym-12' : 'gdpr-17'
    await append(tx, undefined, { event: 'customership.deleted', ground }, async () => undefined)
  }
}

/** Erases what may have come since: a line of the log or a notice that was under way when the file went. */
export async function eraseAgain(tx: WriteTx, some: readonly DeletionId[]): Promise<void> {
  const { calendar, instant } = tx.context
  await tx.drizzle.execute(
    sql`select 1 from retention.erase(array[${sql.join(
      some.map((id) => sql`${id}`),
      sql`, `,
    )}]::uuid[], ${calendar}::date, ${instant.toISOString()}::timestamptz)`,
  )
}
