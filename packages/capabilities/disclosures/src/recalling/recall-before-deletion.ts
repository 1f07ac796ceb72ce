import type { ReadTx, WriteTx } from '@tym/database'
import { type CustomershipId, customershipId, type PlainDate, plainDate } from '@tym/kernel'
import type { KeyVault } from '@tym/key-vault'
import { defineJob, type JobCounts, type JobDefinition } from '@tym/outbox'
import { deletionSteps } from '@tym/register'
import { and, asc, eq, inArray, isNotNull, isNull, ne, or } from 'drizzle-orm'
import { z } from 'zod'
import { type LogDelivery, logDeliveries } from '../log-delivery.ts'
import { disclosure, disclosureColumns, recall } from '../schema.ts'
import { planRecall } from './recall.ts'

const kind = 'recall-before-deletion'
const everySixHours = 21_600
/** Files that one transaction goes through. */
const batch = 100

interface EndedFile {
  readonly customership: CustomershipId
  readonly endedOn: PlainDate
}

/** Which files are to be deleted within some days, after the one given, and where the next look begins. */
export type FilesToDelete = (
  tx: ReadTx,
  wanted: { readonly withinDays: number; readonly after?: EndedFile | undefined; readonly most: number },
) => Promise<{ readonly files: readonly EndedFile[]; readonly next: EndedFile | undefined }>

/**
 * Before a file is deleted (12 §), promises to tell each recipient of what has left and was not called back
 * to give it up (GDPR 19). A recipient that a law of its own binds answers so, and is not asked again.
 */
async function recallBeforeDeletion(
  tx: WriteTx,
  files: readonly EndedFile[],
  log: LogDelivery,
): Promise<JobCounts> {
  if (files.length === 0) return { recalled: 0 }
  const rows = await tx.drizzle
    .select(disclosureColumns)
    .from(disclosure)
    .leftJoin(recall, eq(recall.disclosure, disclosure.id))
    .where(
      and(
        inArray(
          disclosure.customership,
          files.map(({ customership }) => customership),
        ),
        isNotNull(disclosure.leftAt),
        or(isNull(recall.id), and(eq(recall.state, 'failed'), ne(recall.reason, 'deleted'))),
      ),
    )
    .orderBy(asc(disclosure.id))
  let recalled = 0
  for (const row of rows) {
    if (!(await planRecall(tx, row, 'deleted'))) continue
    await log(tx, row, { event: 'disclosure.recallPlanned' })
    recalled += 1
  }
  return { recalled }
}

export function recallBefore({
  keys,
  filesToDelete,
}: {
  readonly keys: Pick<KeyVault, 'find'>
  readonly filesToDelete: FilesToDelete
}): JobDefinition {
  return defineJob({
    kind,
    payload: z.strictObject({
      endedOn: plainDate.exactOptional(),
      after: customershipId.exactOptional(),
    }),
    everySeconds: everySixHours,
    run: async (tx, { endedOn, after }, { plan }) => {
      const from = endedOn === undefined || after === undefined ? undefined : { endedOn, customership: after }
      const withinDays = deletionSteps.recallDaysBefore
      const { files, next } = await filesToDelete(tx, { withinDays, after: from, most: batch })
      if (next !== undefined)
        await plan({ kind, payload: { endedOn: next.endedOn, after: next.customership } })
      return recallBeforeDeletion(tx, files, logDeliveries(keys))
    },
  })
}
