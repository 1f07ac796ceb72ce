import { setTimeout as delay } from 'node:timers/promises'
import type { JobOutside } from '@tym/outbox'
import { sql } from 'drizzle-orm'
import { z } from 'zod'

const askEvery = 50
/** Milliseconds: the database ends a transaction that writes after five seconds. */
const longestWrite = 6_000
const open = z.array(z.object({ id: z.string() }))

/**
 * Waits until every transaction of this database that is under way now is over, or has lasted longer than any
 * that writes may. What they have written of a file that was erased meanwhile is there to be erased when this
 * returns.
 */
export async function awaitWriters({ readOnce }: Pick<JobOutside, 'readOnce'>): Promise<void> {
  const listOpen = () =>
    readOnce(async ({ drizzle }) =>
      open
        .parse([
          ...(await drizzle.execute(sql`select l.virtualxid as id from pg_locks l
            join pg_stat_activity a on a.pid = l.pid join pg_database d on d.oid = a.datid
            where l.locktype = 'virtualxid' and l.granted and l.pid <> pg_backend_pid() and d.datname = current_database()`)),
        ])
        .map(({ id }) => id),
    )
  let left = await listOpen()
  for (let waited = 0; left.length > 0 && waited < longestWrite; waited += askEvery) {
    await delay(askEvery)
    const now = new Set(await listOpen())
    left = left.filter((id) => now.has(id))
  }
}
