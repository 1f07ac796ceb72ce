import type { ReadTx } from '@tym/database'
import type { Principal, Touched } from '@tym/employment'
import { Problem } from '@tym/kernel'
import { eq } from 'drizzle-orm'
import { touchedDisclosure } from '../touched.ts'
import { type OwnCopyRow, ownCopy } from './schema.ts'

/** The copy that was ordered for the caller's own register. Throws 'not-found' for any other, alike. */
export async function getCopy(tx: ReadTx, id: string): Promise<OwnCopyRow> {
  const [row] = await tx.drizzle.select().from(ownCopy).where(eq(ownCopy.id, id))
  if (row === undefined) throw new Problem('not-found', 'No such copy for this system.')
  return row
}

/** What a log line says of an act of the party's system on a copy, with its fields when they were shown. */
export function touchedCopy(row: OwnCopyRow, { role }: Pick<Principal, 'role'>, shown: boolean): Touched {
  const touched = touchedDisclosure(row.customership, role, [], shown ? row.fields : [])
  return { ...touched, purpose: 'arrangeService', resources: [row.id] }
}
