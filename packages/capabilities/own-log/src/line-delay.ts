import type { ReadTx } from '@tym/database'
import type { StaffPrincipal } from '@tym/employment'
import { type LineDelayId, lineDelayId, Problem } from '@tym/kernel'
import type { Place } from '@tym/key-vault'
import { and, eq } from 'drizzle-orm'
import { type LineDelayRow, lineDelay } from './schema.ts'

/** The reason stands under the keys of the file that the line is of. */
export const delayReasonPlace = (id: LineDelayId): Place => ({
  table: 'oversight.line_delay',
  category: 0,
  row: id,
  version: 1,
})

/** The delay as the caller may handle it: row-level security says which. Throws Problem 'not-found'. */
export async function getLineDelay(
  tx: ReadTx,
  by: Pick<StaffPrincipal, 'authority'>,
  id: LineDelayId,
): Promise<LineDelayRow> {
  const [row] = await tx.drizzle
    .select()
    .from(lineDelay)
    .where(and(eq(lineDelay.id, id), eq(lineDelay.owner, by.authority)))
  if (row === undefined) throw new Problem('not-found', 'No such delay for this caller.')
  return row
}

/** Id of the examples in the documentation, which the denial suite sends. */
export const exampleDelay = lineDelayId.parse('0198f0a0-0000-7000-8000-000000000b01')
