import type { ReadTx, WriteTx } from '@tym/database'
import { type CustomershipId, newId, Problem } from '@tym/kernel'
import type { CustomershipKeys } from '@tym/key-vault'
import { daysOfKeeping } from '@tym/register'
import { and, asc, eq, sql } from 'drizzle-orm'
import { deletionId } from './deletion.ts'
import type { DeletionSurroundings } from './deletion-surroundings.ts'
import type { EndedFile } from './due-files.ts'
import { findHeld } from './files-to-delete.ts'
import { keepHold } from './keep-hold.ts'
import { listOtherFiles } from './persons-files.ts'
import { prepareFarewell } from './prepare-farewell.ts'
import { deletion, hold, holdEntry } from './schema.ts'

type Needed = Pick<DeletionSurroundings, 'ownKeys' | 'findVersions' | 'findAddress'>

/**
 * Claims a file: from this commit on no hold is taken, and every run goes on with it until it is erased. Alone with the file it
 * asks again whether it is due and held by nobody; what entries' holds need and the address for the farewell are put aside while
 * the file's keys open them. Answers whether it was begun now. A crash before the commit leaves keys that open nothing.
 */
export async function beginDeletion(
  tx: WriteTx,
  run: string,
  { customership, endedOn }: EndedFile,
  keys: CustomershipKeys | undefined,
  surroundings: Needed,
): Promise<boolean> {
  await tx.drizzle.execute(sql`select retention.be_alone(${customership}::uuid)`)
  const { keptUntil, deletionOn, rule } = daysOfKeeping(endedOn)
  if (deletionOn > tx.context.calendar || (await isBegun(tx, customership))) return false
  if ((await findHeld(tx, [customership])).has(customership)) return false
  const holds = await listHolds(tx, customership)
  const id = deletionId.parse(newId())
  await tx.drizzle.insert(deletion).values({
    ...{ id, run, customership, endedOn, keptUntil, deletionOn, state: 'begun', held: holds.length },
    ...{ section: rule.section, months: rule.months, effectiveFrom: rule.effectiveFrom },
    ...{ begunAt: tx.context.instant, begunOn: tx.context.calendar },
  })
  // Without keys nothing of the file can be read any more: there is nothing to keep, and nobody to tell.
  if (keys === undefined) return true
  for (const { decidedBy, ...held } of holds) {
    if (decidedBy === null) throw new Problem('internal-error', 'A live hold was decided by nobody.')
    const named = await tx.drizzle
      .select({ entry: holdEntry.entry })
      .from(holdEntry)
      .where(eq(holdEntry.hold, held.id))
    const entries = named.map(({ entry }) => entry)
    const versions = await surroundings.findVersions(tx, keys, entries)
    await keepHold(tx, { ...held, decidedBy }, { fileKeys: keys, versions }, surroundings.ownKeys)
  }
  const address = await surroundings.findAddress(tx, keys)
  if (address !== undefined && address !== 'deceased') {
    const others = await listOtherFiles(tx, customership)
    await prepareFarewell(tx, id, { ...address, others }, surroundings.ownKeys)
  }
  return true
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
