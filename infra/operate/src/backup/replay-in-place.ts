import postgres from 'postgres'
import type { Journalled } from './read-journals.ts'
import { type Replayed, type RestoreMoment, replayKeys, replayRegister } from './replay-journal.ts'
import type { AdminUrls } from './with-admin-databases.ts'

/**
 * Carries out the journal again in databases that the operator's own tools have restored, before anybody
 * serves from them, by a role that can switch triggers and row-level security off. Safe to run again, which
 * gives the log one more name.
 */
export async function replayInPlace(
  urls: AdminUrls,
  journal: Journalled,
  moment: RestoreMoment,
): Promise<Replayed> {
  const replayed = await inOneTransaction(urls.register, async (tx) => {
    // Another cluster numbers transactions by itself: whatever was not sealed is of this transaction.
    await tx`update audit.entry e set xact = pg_current_xact_id()
      where not exists (select from audit.leaf l where l.line = e.line)`
    return replayRegister(tx, journal, moment)
  })
  await inOneTransaction(urls.keys, (tx) => replayKeys(tx, journal, replayed))
  return replayed
}

async function inOneTransaction<T>(
  url: string,
  work: (tx: postgres.TransactionSql) => Promise<T>,
): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  const results: { readonly value: T }[] = []
  try {
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = 'replica'`
      await tx`set local row_security = off`
      results.push({ value: await work(tx) })
    })
  } finally {
    await sql.end()
  }
  const [result] = results
  if (result === undefined) throw new Error('nothing was done')
  return result.value
}
