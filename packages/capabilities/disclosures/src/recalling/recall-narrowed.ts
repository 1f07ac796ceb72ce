import { findConsentNow, lockConsent } from '@tym/consents/public'
import type { WriteTx } from '@tym/database'
import { type ConsentId, consentId } from '@tym/kernel'
import type { KeyVault } from '@tym/key-vault'
import { defineJob, type JobCounts, type JobDefinition } from '@tym/outbox'
import { and, asc, eq, isNotNull } from 'drizzle-orm'
import { z } from 'zod'
import { type LogDelivery, logDeliveries } from '../log-delivery.ts'
import { listItems } from '../queries.ts'
import { disclosure, disclosureColumns } from '../schema.ts'
import { planRecall } from './recall.ts'

export const recallNarrowedKind = 'recall-narrowed'

/**
 * After a new answer to a consent: calls back what has left of fields that it no longer names, as after a
 * withdrawal. The whole disclosure is called back, and what the recipient may still have is disclosed again.
 */
async function recallWhatWasNarrowed(tx: WriteTx, id: ConsentId, log: LogDelivery): Promise<JobCounts> {
  await lockConsent(tx, id)
  const given = await findConsentNow(tx, id)
  const isOver = given === undefined || given.state === 'refused' || given.state === 'withdrawn'
  const allowed = isOver ? [] : given.fields
  const rows = await tx.drizzle
    .select(disclosureColumns)
    .from(disclosure)
    .where(and(eq(disclosure.consent, id), isNotNull(disclosure.leftAt)))
    .orderBy(asc(disclosure.id))
  let recalled = 0
  for (const row of rows) {
    const left = (await listItems(tx, row.id)).filter(
      ({ leftAt }) => leftAt !== null || row.channel !== 'machine',
    )
    if (left.every(({ field }) => allowed.includes(field)) || !(await planRecall(tx, row, 'withdrawn')))
      continue
    await log(tx, row, { event: 'disclosure.recallPlanned' })
    recalled += 1
  }
  return { recalled }
}

export function recallNarrowed({ keys }: { readonly keys: Pick<KeyVault, 'find'> }): JobDefinition {
  return defineJob({
    kind: recallNarrowedKind,
    payload: z.object({ consent: consentId }),
    run: (tx, { consent }) => recallWhatWasNarrowed(tx, consent, logDeliveries(keys)),
  })
}
