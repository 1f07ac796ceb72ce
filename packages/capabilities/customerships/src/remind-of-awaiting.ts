import type { WriteTx } from '@tym/database'
import {
  areaId,
  type CustomershipId,
  customershipId,
  daysBetween,
  organisationId,
  plainDate,
} from '@tym/kernel'
import { notify } from '@tym/notifications/public'
import type { JobCounts } from '@tym/outbox'
import { reminders } from '@tym/register'
import { listCaseWorkers } from '@tym/usage-rights/public'
import { and, asc, eq, gt, inArray, isNull, ne } from 'drizzle-orm'
import { z } from 'zod'
import { customership, party, transfer } from './schema.ts'

/** Files that one transaction goes through. A transaction may last five seconds. */
const batch = 200
const awaiting = z.object({
  id: customershipId,
  area: areaId,
  recordedOn: plainDate,
  organisation: organisationId,
})

/**
 * Tells the officers of each party that has not taken a file that it awaits them: at once, and again each
 * week until somebody takes it (2, 4 §). Safe to repeat. Answers where the next batch begins, or undefined
 * when this was the last.
 */
export async function remindOfAwaiting(
  tx: WriteTx,
  after: CustomershipId | undefined,
): Promise<{ readonly counts: JobCounts; readonly next: CustomershipId | undefined }> {
  const files = await listAwaitingFiles(tx, after)
  const rows = files.length === 0 ? [] : await listUntaken(tx, files)
  const transfers = await listLastTransfers(tx, files)
  let sent = 0
  for (const { id, area, recordedOn, organisation } of rows) {
    const last = transfers.get(id)
    const days = daysBetween(last?.on ?? recordedOn, tx.context.calendar)
    const week = Math.floor(days / reminders.awaiting.daysBetween)
    for (const recipient of await listCaseWorkers(tx, organisation, area)) {
      const isNew = await notify(tx, {
        recipient,
        organisation,
        kind: 'customershipAwaits' as const,
        customership: id,
        onceKey: `${id}:${awaitingSince(week, last?.id)}`,
      })
      if (isNew) sent += 1
    }
  }
  return { counts: { files: files.length, sent }, next: files.length === batch ? files.at(-1) : undefined }
}

/**
 * Names the notice of the week since the file was opened or transferred; the first is that of the act itself.
 */
export function awaitingSince(week: number, byTransfer?: string): string {
  return byTransfer === undefined ? `awaits-${week}` : `awaits-${byTransfer}-${week}`
}

async function listAwaitingFiles(tx: WriteTx, after: CustomershipId | undefined): Promise<CustomershipId[]> {
  const rows = await tx.drizzle
    .selectDistinct({ id: party.customership })
    .from(party)
    .innerJoin(customership, eq(customership.id, party.customership))
    .where(
      and(
        isNull(party.takenAt),
        ne(customership.state, 'ended'),
        after === undefined ? undefined : gt(party.customership, after),
      ),
    )
    .orderBy(asc(party.customership))
    .limit(batch)
  return rows.map(({ id }) => customershipId.parse(id))
}

async function listUntaken(tx: WriteTx, files: CustomershipId[]) {
  const rows = await tx.drizzle
    .select({
      id: customership.id,
      area: customership.area,
      recordedOn: customership.recordedOn,
      organisation: party.organisation,
    })
    .from(party)
    .innerJoin(customership, eq(customership.id, party.customership))
    .where(and(isNull(party.takenAt), inArray(party.customership, files)))
    .orderBy(asc(party.customership), asc(party.organisation))
  return z.array(awaiting).parse(rows)
}

const lastTransfer = z.object({ customership: customershipId, id: z.uuid(), on: plainDate })

/** The transfer by which each of these files came to its present parties, of those that were transferred. */
async function listLastTransfers(tx: WriteTx, files: CustomershipId[]) {
  const rows = await tx.drizzle
    .select({ customership: transfer.customership, id: transfer.id, on: transfer.recordedOn })
    .from(transfer)
    .where(inArray(transfer.customership, files))
    .orderBy(asc(transfer.recordedAt))
  return new Map(
    z
      .array(lastTransfer)
      .parse(rows)
      .map((row) => [row.customership, row]),
  )
}
