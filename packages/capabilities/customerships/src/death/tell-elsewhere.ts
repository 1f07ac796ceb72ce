import type { WriteTx } from '@tym/database'
import { customershipId } from '@tym/kernel'
import { defineJob, type JobDefinition } from '@tym/outbox'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { planNotice } from '../tell-officers.ts'

export const tellElsewhereKind = 'tell-of-death-elsewhere'
const payload = z.strictObject({
  notice: z.enum(['deathRecordedElsewhere', 'deathUndoneElsewhere']),
  /** The file in which it was recorded or undone. It is told to nobody. */
  customership: customershipId,
  once: z.uuid(),
})

const others = z.array(z.object({ customership: customershipId, open: z.boolean(), noticed: z.boolean() }))

/**
 * Tells whoever works with another file of the same person that a death was recorded, or undone, somewhere: not where, not by whom, and
 * nothing to whoever recorded it. Promised whether there is such a file or not, and answers no count, which would tell.
 */
async function tellElsewhere(
  tx: WriteTx,
  { notice, customership, once }: z.infer<typeof payload>,
): Promise<void> {
  const rows = await tx.drizzle.execute(
    sql`select customership, open, noticed from relation.other_files(${customership}::uuid)`,
  )
  for (const other of others.parse([...rows])) {
    const isConcerned = other.open || (notice === 'deathUndoneElsewhere' && other.noticed)
    const isNews = !(notice === 'deathRecordedElsewhere' && other.noticed)
    if (isConcerned && isNews) await planNotice(tx, { notice, customership: other.customership, once })
  }
}

export const tellElsewhereJob: JobDefinition = defineJob({
  kind: tellElsewhereKind,
  payload,
  run: async (tx, told) => {
    await tellElsewhere(tx, told)
    return {}
  },
})
