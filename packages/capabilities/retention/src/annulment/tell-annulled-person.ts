import type { ReadTx, WriteTx } from '@tym/database'
import { append } from '@tym/employment'
import { type AnnulmentId, addDays, annulmentId, dayMilliseconds, languages } from '@tym/kernel'
import {
  defineJob,
  type JobCounts,
  type JobDefinition,
  type JobMoment,
  type JobOutside,
  plan as promise,
} from '@tym/outbox'
import { deletionSteps } from '@tym/register'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Sent } from '../message.ts'
import type { Needs } from '../needs.ts'
import { type AnnulmentRow, annulment } from '../schema.ts'
import { tellOperators } from '../tell-operators.ts'
import { annulledText } from './annulled-text.ts'

export const tellPersonKind = 'tell-annulled-person'
const payload = z.strictObject({ annulment: annulmentId })
const minute = 60_000

type PersonNeeds = Pick<Needs, 'keys' | 'findAddress' | 'messages' | 'ownDataUrl' | 'notify' | 'listWhoMay'>
type Result = Sent | 'nothing' | 'no-address' | 'deceased'

/**
 * Tells the person whose identity code was used that a customership had been opened with it in error, by the
 * code alone and behind strong identification: what the file says of telephone, address or language may be
 * somebody else's. It is sent under the same id until they are told or the file is gone: again as long as the
 * service does not answer, and daily when it refuses or the person counts as deceased.
 */
export function tellAnnulledPerson(needs: PersonNeeds): JobDefinition {
  return defineJob({
    kind: tellPersonKind,
    payload,
    perform: ({ annulment: id }, outside) => attempt(id, outside, needs),
    settle: (tx, of, result, moment) => settle(tx, of.annulment, result, moment, needs),
    givenUp: async (tx, of) => {
      await alarm(tx, of.annulment, needs)
      await promise(tx, later(of.annulment, tx.context.instant, dayMilliseconds))
    },
  })
}

async function attempt(
  id: AnnulmentId,
  { readOnce }: JobOutside,
  { keys: vault, findAddress, messages, ownDataUrl }: PersonNeeds,
): Promise<Result> {
  const row = await readOnce((tx) => findUntold(tx, id))
  const keys = row === undefined ? undefined : await vault.find(row.customership)
  if (row === undefined || keys === undefined) return 'nothing'
  const address = await readOnce((tx) => findAddress(tx, keys))
  // Nobody writes to the deceased, but the notice of death may be undone.
  if (address === 'deceased') return 'deceased'
  if (address === undefined) return 'no-address'
  // In every language: the file cannot know which one the person reads.
  const contents = annulledText({ logDays: row.logDays ?? 0, ownDataUrl }, languages)
  return messages.send({ id, recipient: address.nationalId, contents })
}

async function findUntold(tx: ReadTx, id: AnnulmentId): Promise<AnnulmentRow | undefined> {
  const [row] = await tx.drizzle
    .select()
    .from(annulment)
    .where(and(eq(annulment.id, id), eq(annulment.state, 'closed'), isNull(annulment.toldAt)))
  return row
}

async function settle(
  tx: WriteTx,
  id: AnnulmentId,
  result: Result,
  { plan, instant, calendar }: JobMoment,
  needs: PersonNeeds,
): Promise<JobCounts> {
  const row = await findUntold(tx, id)
  if (row === undefined || row.logUntil === null || row.decidedAt === null) return { sent: 0 }
  switch (result) {
    case 'nothing':
      return { sent: 0 }
    case 'sent': {
      // The days for the log begin no earlier than the person is told.
      const fromNow = addDays(calendar, row.logDays ?? 0)
      const logUntil = sql`greatest(${annulment.logUntil}, ${fromNow}::date)`
      await tx.drizzle
        .update(annulment)
        .set({ toldAt: instant, logUntil, version: row.version + 1 })
        .where(eq(annulment.id, id))
      await log(tx, row, needs)
      return { sent: 1 }
    }
    case 'deceased':
      await plan(later(id, instant, dayMilliseconds))
      return { again: 1 }
    case 'refused':
    case 'no-address':
      await alarm(tx, id, needs)
      await plan(later(id, instant, dayMilliseconds))
      return { failed: 1 }
    case 'again': {
      const { againAfterMinutes, alarmAfterHours } = deletionSteps
      await plan(later(id, instant, againAfterMinutes * minute))
      if (instant.getTime() - row.decidedAt.getTime() >= alarmAfterHours * 60 * minute)
        await alarm(tx, id, needs)
      return { again: 1 }
    }
  }
  return result satisfies never
}

/** The same message again. */
function later(id: AnnulmentId, instant: Date, milliseconds: number) {
  const runAt = new Date(instant.getTime() + milliseconds)
  const onceKey = `${tellPersonKind}:${id}:${runAt.toISOString()}`
  return { kind: tellPersonKind, payload: { annulment: id }, onceKey, runAt }
}

/** Operators hear when the service refuses, and after a day without an answer. */
async function alarm(tx: WriteTx, id: AnnulmentId, needs: PersonNeeds): Promise<void> {
  const row = await findUntold(tx, id)
  if (row === undefined) return
  const { customership } = row
  await tellOperators(tx, needs, { kind: 'annulledPersonNotReached', customership, onceKey: id })
}

/** The identity code was read from the file and given to the messages service: the person's log says so. */
async function log(
  tx: WriteTx,
  { id, customership }: AnnulmentRow,
  { keys }: Pick<PersonNeeds, 'keys'>,
): Promise<void> {
  const facts = { event: 'annulment.personTold', ground: 'gdpr-17', customership, resources: [id] } as const
  await append(tx, undefined, { ...facts, categories: [1], fields: ['1.01'] }, async (file, line) =>
    (await keys.find(file))?.subjectOf(line),
  )
}
