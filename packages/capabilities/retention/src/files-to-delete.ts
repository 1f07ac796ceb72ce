import { padded, type ReadTx } from '@tym/database'
import { addDays, type CustomershipId } from '@tym/kernel'
import { and, eq, inArray } from 'drizzle-orm'
import { type EndedFile, listDueFiles } from './due-files.ts'
import { findUndoable } from './persons-files.ts'
import { hold } from './schema.ts'

/**
 * One stretch of the files that are due: those that nothing holds as a whole and no notice of death keeps,
 * and where the next stretch begins.
 */
export interface Stretch {
  readonly files: readonly EndedFile[]
  readonly next: EndedFile | undefined
}

/**
 * Files that are to be deleted within some days, or should have been, in the order in which they ended. For
 * named jobs.
 */
export async function listFilesToDelete(
  tx: ReadTx,
  {
    withinDays,
    after,
    most,
  }: { readonly withinDays: number; readonly after?: EndedFile | undefined; readonly most: number },
): Promise<Stretch> {
  const due = await listDueFiles(tx, addDays(tx.context.calendar, withinDays), { after, most })
  const files = due.map(({ customership }) => customership)
  const [held, undoable] = [await findHeld(tx, files), await findUndoable(tx, files)]
  return {
    files: due.filter(({ customership }) => !held.has(customership) && !undoable.has(customership)),
    next: due.length === most ? due.at(-1) : undefined,
  }
}

export async function findHeld(
  tx: ReadTx,
  files: readonly CustomershipId[],
): Promise<ReadonlySet<CustomershipId>> {
  if (files.length === 0) return new Set()
  const rows = await tx.drizzle
    .selectDistinct({ customership: hold.customership })
    .from(hold)
    .where(and(inArray(hold.customership, padded(files)), eq(hold.scope, 'file'), eq(hold.state, 'live')))
  return new Set(rows.map(({ customership }) => customership))
}
