import type { WriteTx } from '@tym/database'
import type { KeyVault } from '@tym/key-vault'
import { defineJob, type JobCounts, type JobDefinition } from '@tym/outbox'
import { asc, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type LogDelivery, logDeliveries } from '../log-delivery.ts'
import { disclosure, disclosureColumns } from '../schema.ts'
import { planRecall } from './recall.ts'

const atMost = 200

/**
 * Finds what has left and has been corrected since, and promises to tell each recipient (GDPR 19). The corrected value is not
 * sent by this: it is disclosed anew when somebody approves it.
 */
async function recallWhatWasCorrected(tx: WriteTx, log: LogDelivery): Promise<JobCounts> {
  const rows = await tx.drizzle
    .select(disclosureColumns)
    .from(disclosure)
    .where(sql`${disclosure.id} in (select disclosures.find_corrected(${atMost}))`)
    .orderBy(asc(disclosure.id))
  let recalled = 0
  for (const row of rows) {
    if (!(await planRecall(tx, row, 'corrected'))) continue
    await log(tx, row, { event: 'disclosure.recallPlanned' })
    recalled += 1
  }
  return { recalled }
}

export function recallCorrected({ keys }: { readonly keys: Pick<KeyVault, 'find'> }): JobDefinition {
  return defineJob({
    kind: 'recall-corrected',
    payload: z.object({}),
    everySeconds: 60,
    run: (tx) => recallWhatWasCorrected(tx, logDeliveries(keys)),
  })
}
