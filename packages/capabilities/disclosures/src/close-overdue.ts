import type { WriteTx } from '@tym/database'
import type { KeyVault } from '@tym/key-vault'
import { defineJob, type JobCounts, type JobDefinition } from '@tym/outbox'
import { and, asc, eq, lt } from 'drizzle-orm'
import { z } from 'zod'
import { closeIfOverdue } from './exchange/close-if-overdue.ts'
import { mayBeFetchedSince } from './exchange/fetch-window.ts'
import { type LogDelivery, logDeliveries } from './log-delivery.ts'
import { disclosure, disclosureColumns } from './schema.ts'

const atMost = 200

/** Closes what a party has fetched, never receipted and not asked for again: nobody waits for a receipt that does not come. */
async function closeOverdue(tx: WriteTx, log: LogDelivery): Promise<JobCounts> {
  const rows = await tx.drizzle
    .select(disclosureColumns)
    .from(disclosure)
    .where(and(eq(disclosure.state, 'leaving'), lt(disclosure.leftAt, mayBeFetchedSince(tx.context.instant))))
    .orderBy(asc(disclosure.leftAt))
    .limit(atMost)
  let closed = 0
  for (const row of rows) if (await closeIfOverdue(tx, row, log)) closed += 1
  return { closed }
}

export function closeOverdueFetches({ keys }: { readonly keys: Pick<KeyVault, 'find'> }): JobDefinition {
  return defineJob({
    kind: 'close-overdue',
    payload: z.object({}),
    everySeconds: 3600,
    run: (tx) => closeOverdue(tx, logDeliveries(keys)),
  })
}
