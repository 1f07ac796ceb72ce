import type { ReadTx, WriteTx } from '@tym/database'
import { addDays, type CustomershipId, newId, Problem } from '@tym/kernel'
import type { CustomershipKeys } from '@tym/key-vault'
import { daysOfKeeping, deadlineRule } from '@tym/register'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { AnnulledFile } from './annulment/list-annulled-due.ts'
import { deletionId } from './deletion.ts'
import type { DeletionNeeds } from './deletion-needs.ts'
import type { EndedFile } from './due-files.ts'
import { findHeld } from './files-to-delete.ts'
import { keepHold } from './keep-hold.ts'
import { findUndoable, listOtherFiles } from './persons-files.ts'
import { prepareFarewell } from './prepare-farewell.ts'
import { deletion, hold, holdEntry } from './schema.ts'

/** A file that is due: its time of keeping is over, or it was opened in error. */
export type DueFile = EndedFile & Partial<Pick<AnnulledFile, 'openedInError'>>

type BeginNeeds = Pick<DeletionNeeds, 'ownKeys' | 'findVersions' | 'findAddress'>

/**
 * Claims a file that is due or was opened in error, alone with it: from this commit on no hold is taken, and
 * every run goes on with the deletion until the file is erased. A crash before the commit leaves keys that
 * open nothing. Answers whether it was begun now.
 */
export async function beginDeletion(
  tx: WriteTx,
  run: string,
  file: DueFile,
  keys: CustomershipKeys | undefined,
  needs: BeginNeeds,
): Promise<boolean> {
  const { customership, endedOn } = file
  // From here on nobody else is at the file, so whether it is due, begun or held is checked again.
  await tx.drizzle.execute(sql`select retention.be_alone(${customership}::uuid)`)
  const rests = restsOn(file)
  if (rests.deletionOn > tx.context.calendar || (await isBegun(tx, customership))) return false
  if ((await findHeld(tx, [customership])).has(customership)) return false
  if (file.openedInError === undefined && (await findUndoable(tx, [customership])).has(customership))
    return false
  const holds = await listHolds(tx, customership)
  const id = deletionId.parse(newId())
  await tx.drizzle.insert(deletion).values({
    id,
    run,
    customership,
    endedOn,
    ...rests,
    state: 'begun',
    held: holds.length,
    begunAt: tx.context.instant,
    begunOn: tx.context.calendar,
  })
  // Without keys nothing of the file can be read any more: there is nothing to keep, and nobody to tell. Of
  // what was opened in error nothing is kept, and its person was told at the closing.
  if (keys === undefined || file.openedInError !== undefined) return true
  // What entries' holds need and the address for the farewell are put aside while the file's keys open them.
  for (const { decidedBy, ...held } of holds) {
    if (decidedBy === null) throw new Problem('internal-error', 'A live hold was decided by nobody.')
    const named = await tx.drizzle
      .select({ entry: holdEntry.entry })
      .from(holdEntry)
      .where(eq(holdEntry.hold, held.id))
    const entries = named.map(({ entry }) => entry)
    const versions = await needs.findVersions(tx, keys, entries)
    await keepHold(tx, { ...held, decidedBy }, { fileKeys: keys, versions }, needs.ownKeys)
  }
  const address = await needs.findAddress(tx, keys)
  if (address !== undefined && address !== 'deceased') {
    const others = await listOtherFiles(tx, customership)
    await prepareFarewell(tx, id, { ...address, others }, needs.ownKeys)
  }
  return true
}

/** The basis of the deletion, the rule that gives it, and its days. */
function restsOn({ endedOn, openedInError }: DueFile) {
  if (openedInError === undefined) {
    const { keptUntil, deletionOn, rule } = daysOfKeeping(endedOn)
    const { section, months, effectiveFrom } = rule
    return { basis: 'keeping' as const, keptUntil, deletionOn, section, months, effectiveFrom }
  }
  const { days, logUntil } = openedInError
  const { section, effectiveFrom } = deadlineRule('annulledLog', endedOn)
  const deletionOn = addDays(logUntil, 1)
  return { basis: 'openedInError' as const, keptUntil: logUntil, deletionOn, section, days, effectiveFrom }
}

async function isBegun(tx: ReadTx, customership: CustomershipId): Promise<boolean> {
  const rows = await tx.drizzle
    .select({ id: deletion.id })
    .from(deletion)
    .where(eq(deletion.customership, customership))
  return rows.length > 0
}

function listHolds(tx: ReadTx, customership: CustomershipId) {
  return tx.drizzle
    .select()
    .from(hold)
    .where(and(eq(hold.customership, customership), eq(hold.scope, 'entries'), eq(hold.state, 'live')))
    .orderBy(asc(hold.id))
    .execute()
}
