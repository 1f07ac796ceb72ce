import type { WriteTx } from '@tym/database'
import { deathUndoingId } from '@tym/kernel'
import type { CustomershipKeys } from '@tym/key-vault'
import { sql } from 'drizzle-orm'
import { undoingPlace } from '../death/queries.ts'
import { planNotice } from '../tell-officers.ts'
import { planForOtherFiles } from '../tell-other-files.ts'
import type { ActOf } from './act.ts'
import { fileOf } from './file-of.ts'

/**
 * Records a notice of death again, as of when it was recorded, with all that follows from it. Answers whether
 * it was: not where a notice stands.
 */
export async function repeatDeath(tx: WriteTx, id: string, said: ActOf<'deathRecorded'>): Promise<boolean> {
  const file = await fileOf(
    tx,
    sql`relation.record_death_again(${id}::uuid, ${said.diedOn}::date, ${said.source}, ${said.by}, ${said.as}::uuid,
      ${said.on}::date, ${said.keptUntil}::date)`,
  )
  if (file === undefined) return false
  await planNotice(tx, { notice: 'deathRecorded', customership: file, team: 'all', once: id })
  await planForOtherFiles(tx, { notice: 'deathRecordedElsewhere', customership: file, once: id })
  return true
}

/**
 * Undoes a notice of death again that two persons had undone. Answers whether it was: not where none stands.
 */
export async function repeatUndoing(
  tx: WriteTx,
  keys: CustomershipKeys,
  id: string,
  { proposed, ...said }: ActOf<'deathUndone'>,
): Promise<boolean> {
  const reason = keys.encrypt(undoingPlace(deathUndoingId.parse(id)), proposed.reason)
  const file = await fileOf(
    tx,
    sql`relation.undo_death_again(${id}::uuid, ${reason}::bytea, ${proposed.by}, ${proposed.as}::uuid, ${proposed.at}::timestamptz,
      ${said.by}, ${said.as}::uuid, ${said.on}::date)`,
  )
  if (file === undefined) return false
  await planNotice(tx, { notice: 'deathUndone', customership: file, team: 'all', once: id })
  await planForOtherFiles(tx, { notice: 'deathUndoneElsewhere', customership: file, once: id })
  return true
}
