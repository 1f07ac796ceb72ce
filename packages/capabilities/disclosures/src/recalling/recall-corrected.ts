import { padded, type WriteTx } from '@tym/database'
import type { KeyVault } from '@tym/key-vault'
import { defineJob, type JobCounts, type JobDefinition } from '@tym/outbox'
import { asc, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type LogDelivery, logDeliveries } from '../log-delivery.ts'
import { disclosure, disclosureColumns, toCompare } from '../schema.ts'
import { planRecall } from './recall.ts'

const kind = 'recall-corrected'
const atMost = 200

/**
 * Finds what has left and has been corrected since, and promises to tell each recipient (GDPR 19). It does
 * not send the corrected value, which is disclosed again when somebody approves it.
 */
async function recallWhatWasCorrected(
  tx: WriteTx,
  log: LogDelivery,
): Promise<{ readonly recalled: number; readonly isAll: boolean }> {
  // Only files in which something is new are looked at; what is left to do after this run the next one does.
  const marks = await tx.drizzle.select().from(toCompare).orderBy(asc(toCompare.id)).limit(atMost)
  if (marks.length === 0) return { recalled: 0, isAll: true }
  const files = sql.param([...new Set(marks.map(({ customership }) => customership))])
  const rows = await tx.drizzle
    .select(disclosureColumns)
    .from(disclosure)
    .where(sql`${disclosure.id} in (select disclosures.find_corrected(${files}::uuid[], ${atMost}))`)
    .orderBy(asc(disclosure.id))
  let recalled = 0
  for (const row of rows) {
    if (!(await planRecall(tx, row, 'corrected'))) continue
    await log(tx, row, { event: 'disclosure.recallPlanned' })
    recalled += 1
  }
  // The marks of a file stay while some of it is left to recall.
  if (rows.length === atMost) return { recalled, isAll: false }
  const seen = marks.map(({ id }) => id)
  await tx.drizzle.delete(toCompare).where(inArray(toCompare.id, padded(seen)))
  return { recalled, isAll: marks.length < atMost }
}

export function recallCorrected({ keys }: { readonly keys: Pick<KeyVault, 'find'> }): JobDefinition {
  return defineJob({
    kind,
    payload: z.object({}),
    everySeconds: 60,
    run: async (tx, _none, { plan }): Promise<JobCounts> => {
      const { recalled, isAll } = await recallWhatWasCorrected(tx, logDeliveries(keys))
      if (!isAll) await plan({ kind })
      return { recalled }
    },
  })
}
