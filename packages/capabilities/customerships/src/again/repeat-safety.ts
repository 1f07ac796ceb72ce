import type { WriteTx } from '@tym/database'
import { sql } from 'drizzle-orm'
import { planNotice } from '../tell-officers.ts'
import type { ActOf } from './act.ts'
import { fileOf } from './file-of.ts'

/** Puts the person under turvakielto again. The team is told, so that they record the entry once more. */
export async function repeatSafety(
  tx: WriteTx,
  id: string,
  { until }: ActOf<'safetySaid'>,
): Promise<boolean> {
  const file = await fileOf(tx, sql`relation.protect_again(${id}::uuid, ${until}::date)`)
  if (file === undefined) return false
  await planNotice(tx, { notice: 'safetyRestored', customership: file, team: 'all', once: id })
  return true
}
