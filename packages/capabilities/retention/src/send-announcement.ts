import type { ReadTx, WriteTx } from '@tym/database'
import { append } from '@tym/employment'
import { type CustomershipId, customershipId } from '@tym/kernel'
import { defineJob, type JobCounts, type JobDefinition, type JobMoment, type JobOutside } from '@tym/outbox'
import { daysOfKeeping, deletionSteps } from '@tym/register'
import { and, asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { announcementText } from './announcement-text.ts'
import type { Sent } from './message.ts'
import type { Needs } from './needs.ts'
import { listOtherFiles } from './persons-files.ts'
import { announcement, hold } from './schema.ts'
import { tellOperators } from './tell-operators.ts'

export const sendAnnouncementKind = 'send-announcement'
const payload = z.strictObject({ announcement: z.uuid(), customership: customershipId })
const minute = 60_000

type Result = Sent | 'nothing' | 'no-address'

/**
 * Tells a customer that their data is going to be deleted; it is sent again under the same id after a crash
 * and for as long as the service does not answer. Operators hear of it after a day, and at once when it
 * refuses.
 */
export function sendAnnouncement(needs: Needs): JobDefinition {
  return defineJob({
    kind: sendAnnouncementKind,
    payload,
    perform: ({ announcement: id, customership }, outside) => attempt(id, customership, outside, needs),
    settle: (tx, of, result, moment) => settle(tx, of, result, { ...moment, ...needs }),
    givenUp: (tx, of) => fail(tx, of, 'not-carried-out', needs),
  })
}

async function attempt(
  id: string,
  customership: CustomershipId,
  { readOnce }: JobOutside,
  { keys, findAddress, messages, ownDataUrl }: Needs,
): Promise<Result> {
  const found = await keys.find(customership)
  const toSend = await readOnce(async (tx) => {
    const row = await findPlanned(tx, id)
    if (row === undefined || found === undefined) return undefined
    const standing = await listStanding(tx, customership)
    if (standing.some(({ scope }) => scope === 'file')) return undefined
    const address = await findAddress(tx, found)
    if (address === 'deceased') return undefined
    const isLast = (await listOtherFiles(tx, customership)).length === 0
    return { row, kept: standing.map(({ section }) => section), isLast, address }
  })
  if (toSend === undefined) return 'nothing'
  const { row, kept, isLast, address } = toSend
  if (address === undefined) return 'no-address'
  const told = { ...daysOfKeeping(row.endedOn), kept: [...new Set(kept)], isLast, ownDataUrl }
  return messages.send({
    id,
    recipient: address.nationalId,
    contents: announcementText(told, address.languages),
  })
}

async function findPlanned(tx: ReadTx, id: string) {
  const [row] = await tx.drizzle
    .select()
    .from(announcement)
    .where(and(eq(announcement.id, id), eq(announcement.state, 'planned')))
  return row
}

function listStanding(tx: ReadTx, customership: CustomershipId) {
  return tx.drizzle
    .select({ scope: hold.scope, section: hold.section })
    .from(hold)
    .where(and(eq(hold.customership, customership), eq(hold.state, 'live')))
    .orderBy(asc(hold.id))
    .execute()
}

type Of = z.infer<typeof payload>

async function settle(
  tx: WriteTx,
  of: Of,
  result: Result,
  { plan, instant, ...needs }: JobMoment & Needs,
): Promise<JobCounts> {
  const row = await findPlanned(tx, of.announcement)
  if (row === undefined) return { sent: 0 }
  switch (result) {
    case 'nothing':
      return await withdraw(tx, of)
    case 'sent':
      await tx.drizzle
        .update(announcement)
        .set({ state: 'sent', sentAt: instant, problem: null })
        .where(eq(announcement.id, of.announcement))
      await log(tx, of, needs)
      return { sent: 1 }
    case 'refused':
    case 'no-address':
      await fail(tx, of, result === 'refused' ? 'message-refused' : 'no-address', needs)
      return { failed: 1 }
    case 'again': {
      const { againAfterMinutes, alarmAfterHours } = deletionSteps
      const runAt = new Date(instant.getTime() + againAfterMinutes * minute)
      const onceKey = `${sendAnnouncementKind}:${of.announcement}:${runAt.toISOString()}`
      await plan({ kind: sendAnnouncementKind, payload: of, onceKey, runAt })
      if (instant.getTime() - row.plannedAt.getTime() >= alarmAfterHours * 60 * minute)
        await alarm(tx, of, needs)
      return { again: 1 }
    }
  }
  return result satisfies never
}

/**
 * A file that is held meanwhile, whose customer has died, or that is gone, is not announced. When that
 * changes, it is promised again.
 */
async function withdraw(tx: WriteTx, { announcement: id }: Of): Promise<JobCounts> {
  await tx.drizzle.delete(announcement).where(and(eq(announcement.id, id), eq(announcement.state, 'planned')))
  return { sent: 0 }
}

async function fail(tx: WriteTx, of: Of, problem: string, needs: Needs): Promise<void> {
  await tx.drizzle
    .update(announcement)
    .set({ state: 'failed', problem })
    .where(and(eq(announcement.id, of.announcement), eq(announcement.state, 'planned')))
  await alarm(tx, of, needs)
}

function alarm(tx: WriteTx, of: Of, needs: Needs): Promise<number> {
  const { customership, announcement: onceKey } = of
  return tellOperators(tx, needs, { kind: 'announcementFailed', customership, onceKey })
}

/** The identity code was read from the file and given to the messages service: the customer's log says so. */
async function log(
  tx: WriteTx,
  { announcement: id, customership }: Of,
  { keys }: Pick<Needs, 'keys'>,
): Promise<void> {
  const facts = { event: 'deletion.announced', ground: 'tym-12', customership, resources: [id] } as const
  await append(tx, undefined, { ...facts, categories: [1], fields: ['1.01', '1.11'] }, async (file, line) =>
    (await keys.find(file))?.subjectOf(line),
  )
}
