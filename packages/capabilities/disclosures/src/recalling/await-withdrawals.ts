import { setTimeout as delay } from 'node:timers/promises'
import type { Database } from '@tym/database'
import { readTakenBack } from './withdraw-again.ts'

const between = 500
const mostLooks = 120

/**
 * Waits until no consent is in force of which the journal says that it was withdrawn or answered more
 * narrowly: the service and the worker withdraw them again when they start. Throws after a minute, so that
 * nothing is handed out on such a consent.
 */
export async function awaitWithdrawals(journalFile: string, { sql }: Pick<Database, 'sql'>): Promise<void> {
  const withdrawals = await readTakenBack(journalFile)
  if (withdrawals.length === 0) return
  const consents = withdrawals.map(({ consent }) => consent)
  const at = withdrawals.map((each) => each.at.toISOString())
  const numbers = withdrawals.map((each) => each.number ?? null)
  for (let look = 0; look < mostLooks; look += 1) {
    const [row] = await sql<{ left: number }[]>`
      select relation.count_unwithdrawn(${consents}::uuid[], ${at}::text[]::timestamptz[], ${numbers}::integer[])::int as left`
    if (row?.left === 0) return
    await delay(between)
  }
  throw new Error(
    'The database has consents in force of which JOURNAL_FILE says that they were withdrawn. ' +
      'Start customer-data or the worker first: they withdraw them again (docs/runbooks/restore.md).',
  )
}
