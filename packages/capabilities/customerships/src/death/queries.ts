import type { ReadTx } from '@tym/database'
import { type CustomershipId, type DeathNoticeId, type DeathUndoingId, Problem } from '@tym/kernel'
import type { Place } from '@tym/key-vault'
import { and, eq } from 'drizzle-orm'
import { deathNotice, deathUndoing } from '../schema.ts'

export const exampleFile = '0198f0a0-0000-7000-8000-00000000c001'
export const exampleNotice = '0198f0a0-0000-7000-8000-000000006001'
export const exampleUndoing = '0198f0a0-0000-7000-8000-000000006101'

/** Where the reason of an undoing stands. */
export function undoingPlace(id: DeathUndoingId): Place {
  return { table: 'customerships.death_undoing', category: 2, row: id, version: 1 }
}

/** A notice of death in this file. Throws 'not-found'. */
export async function getDeathNotice(tx: ReadTx, customership: CustomershipId, id: DeathNoticeId) {
  const [row] = await tx.drizzle
    .select()
    .from(deathNotice)
    .where(and(eq(deathNotice.id, id), eq(deathNotice.customership, customership)))
  if (row === undefined) throw new Problem('not-found', 'No such notice of death in this file.')
  return row
}

/** A proposal to undo a notice of death in this file. Throws 'not-found'. */
export async function getDeathUndoing(tx: ReadTx, customership: CustomershipId, id: DeathUndoingId) {
  const [row] = await tx.drizzle
    .select()
    .from(deathUndoing)
    .where(and(eq(deathUndoing.id, id), eq(deathUndoing.customership, customership)))
  if (row === undefined) throw new Problem('not-found', 'No such proposal in this file.')
  return row
}

/** Whether a proposal to undo a notice of death waits in this file for its decision. */
export async function awaitsUndoing(tx: ReadTx, customership: CustomershipId): Promise<boolean> {
  const waiting = await tx.drizzle
    .select({ id: deathUndoing.id })
    .from(deathUndoing)
    .where(and(eq(deathUndoing.customership, customership), eq(deathUndoing.state, 'proposed')))
  return waiting.length > 0
}
