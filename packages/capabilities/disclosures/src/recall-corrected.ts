import type { WriteTx } from '@tym/database'
import { defineJob, type JobCounts } from '@tym/outbox'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { planRecall } from './recall.ts'
import { disclosure } from './schema.ts'

const atMost = 200

/**
 * Finds what was delivered and has been corrected since, and promises to tell each recipient (GDPR 19). The corrected value
 * is not sent by this: it is disclosed anew when somebody approves it.
 */
export async function findCorrected(tx: WriteTx): Promise<JobCounts> {
  const rows = await tx.drizzle
    .select()
    .from(disclosure)
    .where(sql`${disclosure.id} in (select disclosures.find_corrected(${atMost}))`)
  let recalled = 0
  for (const row of rows) if (await planRecall(tx, row, 'corrected')) recalled += 1
  return { recalled }
}

export const recallCorrected = defineJob({
  kind: 'recall-corrected',
  payload: z.object({}),
  everySeconds: 60,
  run: (tx) => findCorrected(tx),
})
