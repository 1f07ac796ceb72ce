import type { WriteTx } from '@tym/database'
import { type ConsentId, type DisclosureId, type ObtainingId, Problem } from '@tym/kernel'
import { asc, inArray } from 'drizzle-orm'
import { stopObtainings } from '../obtaining/queries.ts'
import { moveOn } from '../queries.ts'
import { type DisclosureRow, disclosure, disclosureColumns } from '../schema.ts'
import { planRecall } from './recall.ts'

/**
 * Stops everything that waits on withdrawn consents, and promises the recall of what has left or may have.
 * The caller holds the lock of the consents. Answers what it was, and whether anything may be outside.
 */
export async function stopWhatRestsOn(
  tx: WriteTx,
  consents: readonly ConsentId[],
): Promise<{ readonly ids: readonly (DisclosureId | ObtainingId)[]; readonly hasLeft: boolean }> {
  if (consents.length === 0) return { ids: [], hasLeft: false }
  const rows = await tx.drizzle
    .select(disclosureColumns)
    .from(disclosure)
    .where(inArray(disclosure.consent, [...consents]))
    .orderBy(asc(disclosure.id))
  for (const row of rows) {
    if (row.leftAt !== null) await planRecall(tx, row, 'withdrawn')
    else if (row.state !== 'stopped') await stopWaiting(tx, row)
  }
  const obtainings = await stopObtainings(tx, consents)
  return {
    ids: [...rows.map((row) => row.id), ...obtainings.map((row) => row.id)],
    hasLeft: rows.some(({ leftAt }) => leftAt !== null) || obtainings.some(({ askedAt }) => askedAt !== null),
  }
}

/**
 * While the consent is locked nobody else moves the row on. Throws unless what waits is stopped, so that the
 * withdrawal is not said to be done.
 */
async function stopWaiting(tx: WriteTx, row: DisclosureRow): Promise<void> {
  const version = await moveOn(tx, row, { state: 'stopped', problem: 'consent-withdrawn' })
  if (version === undefined) throw new Problem('stale-version', 'A disclosure changed meanwhile.')
}
