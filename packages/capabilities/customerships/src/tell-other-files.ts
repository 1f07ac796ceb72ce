import type { WriteTx } from '@tym/database'
import { customershipId } from '@tym/kernel'
import { defineJob, type JobDefinition, plan } from '@tym/outbox'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { planNotice } from './tell-officers.ts'

const kind = 'tell-other-files'
const payload = z.strictObject({
  notice: z.enum(['deathRecordedElsewhere', 'deathUndoneElsewhere', 'identityChangedElsewhere']),
  /** The file in which it happened. It is told to nobody. */
  customership: customershipId,
  once: z.uuid(),
})
type News = z.infer<typeof payload>

const other = z.object({ customership: customershipId, open: z.boolean(), noticed: z.boolean() })
type Other = z.infer<typeof other>

/** Promises that whoever works with another file of the same person is told. Promised alike whether there is such a file or not. */
export async function planForOtherFiles(tx: WriteTx, news: News): Promise<void> {
  await plan(tx, { kind, payload: news })
}

/** Which other files it concerns: an ended one only where something is left to be done in it. */
function concerns({ open, noticed }: Other, notice: News['notice']): boolean {
  switch (notice) {
    case 'deathRecordedElsewhere':
      return open && !noticed
    case 'deathUndoneElsewhere':
      return open || noticed
    case 'identityChangedElsewhere':
      return true
  }
  return notice satisfies never
}

/**
 * Tells whoever works with other files of the same person what happened somewhere: not where, not by whom, and nothing to whoever did it.
 * It answers no count, which would tell.
 */
export const tellOtherFilesJob: JobDefinition = defineJob({
  kind,
  payload,
  run: async (tx, { notice, customership, once }) => {
    const rows = await tx.drizzle.execute(
      sql`select customership, open, noticed from relation.other_files(${customership}::uuid)`,
    )
    for (const each of z.array(other).parse([...rows]))
      if (concerns(each, notice)) await planNotice(tx, { notice, customership: each.customership, once })
    return {}
  },
})
