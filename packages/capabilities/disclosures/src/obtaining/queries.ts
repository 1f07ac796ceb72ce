import type { ReadTx, WriteTx } from '@tym/database'
import { type ConsentId, type CustomershipId, type EntryId, type ObtainingId, Problem } from '@tym/kernel'
import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm'
import { type ObtainingRow, obtainedEntry, obtaining } from './schema.ts'

/** The obtaining of this customership, if the caller may see it. Throws 'not-found' for any other, alike. */
export async function getObtaining(
  tx: ReadTx,
  customership: CustomershipId,
  id: ObtainingId,
): Promise<ObtainingRow> {
  const [row] = await tx.drizzle
    .select()
    .from(obtaining)
    .where(and(eq(obtaining.id, id), eq(obtaining.customership, customership)))
  if (row === undefined) throw new Problem('not-found', 'No such obtaining for this caller.')
  return row
}

/** Which entries the taken items have become. */
export async function listTakenIn(
  tx: ReadTx,
  id: ObtainingId,
): Promise<{ readonly item: number; readonly entry: EntryId }[]> {
  const rows = await tx.drizzle
    .select({ item: obtainedEntry.item, entry: obtainedEntry.entry })
    .from(obtainedEntry)
    .where(and(eq(obtainedEntry.obtaining, id), isNotNull(obtainedEntry.entry)))
    .orderBy(asc(obtainedEntry.item))
  return rows.flatMap(({ item, entry }) => (entry === null ? [] : [{ item, entry }]))
}

type Fate = Partial<
  Pick<
    ObtainingRow,
    | 'state'
    | 'problem'
    | 'attempts'
    | 'askedAt'
    | 'answer'
    | 'signature'
    | 'receivedAt'
    | 'decidedBy'
    | 'decidedAt'
  >
>

/**
 * Takes an obtaining one step further, if it still is as it was seen. Answers its new version, or undefined
 * when not.
 */
export async function moveObtaining(
  tx: WriteTx,
  seen: Pick<ObtainingRow, 'id' | 'version' | 'state'>,
  fate: Fate,
): Promise<number | undefined> {
  const version = seen.version + 1
  const moved = await tx.drizzle
    .update(obtaining)
    .set({ ...fate, version })
    .where(
      and(eq(obtaining.id, seen.id), eq(obtaining.version, seen.version), eq(obtaining.state, seen.state)),
    )
    .returning({ id: obtaining.id })
  return moved.length === 0 ? undefined : version
}

/**
 * After withdrawals: nothing more is asked, nothing that comes is kept, and what waits in quarantine is gone.
 * Answers those that were stopped, as they were before.
 */
export async function stopObtainings(tx: WriteTx, consents: readonly ConsentId[]): Promise<ObtainingRow[]> {
  const rows = await tx.drizzle
    .select()
    .from(obtaining)
    .where(inArray(obtaining.consent, [...consents]))
    .orderBy(asc(obtaining.id))
  const stopped: ObtainingRow[] = []
  for (const row of rows) {
    if (!['waiting', 'asked', 'quarantined', 'failed'].includes(row.state)) continue
    const version = await moveObtaining(tx, row, {
      state: 'stopped',
      problem: 'consent-withdrawn',
      answer: null,
    })
    if (version !== undefined) stopped.push(row)
  }
  return stopped
}
