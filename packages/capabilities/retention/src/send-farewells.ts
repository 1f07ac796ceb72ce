import type { ReadTx, WriteTx } from '@tym/database'
import type { PlainDate } from '@tym/kernel'
import { defineJob, type JobCounts, type JobDefinition } from '@tym/outbox'
import { and, asc, eq, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { farewellText } from './farewell-text.ts'
import { openAddress, ownKeyId } from './prepare-farewell.ts'
import { type FarewellRow, farewell } from './schema.ts'
import type { Surroundings } from './surroundings.ts'
import { tellOperators } from './tell-operators.ts'

export const farewellsKind = 'send-farewells'
const everyMinute = 60
/** Sent at the same time, so that a slow service does not make a run long; the next run follows at once while some can be sent. */
const atATime = 20

type Outcome = NonNullable<FarewellRow['outcome']>
interface Result {
  readonly ended: readonly { readonly id: string; readonly outcome: Outcome }[]
  /** Those that could not be sent now. */
  readonly tried: readonly string[]
  /** Whose keys have been destroyed: their rows go too. */
  readonly gone: readonly string[]
  /** Whether there may be others to do at once. */
  readonly isMore: boolean
}

/**
 * Tells customers whose deletion is certified that it is done; after the declared days it gives up, certified or not, and operators
 * are told. What has ended is destroyed by the next run, key first: a row without its key says nothing of anybody, a key without
 * its row would be forgotten. Safe to repeat: the message's id is the farewell's.
 */
export function sendFarewells(surroundings: Surroundings): JobDefinition {
  return defineJob({
    kind: farewellsKind,
    payload: z.strictObject({}),
    everySeconds: everyMinute,
    perform: async (_none, { readOnce, calendar }) => {
      const rows = await readOnce(listReady)
      const [over, open] = [rows.filter(isOver), rows.filter((row) => !isOver(row))]
      for (const { id } of over) await surroundings.ownKeys.destroy(ownKeyId(id))
      const attempts = open.map((row) => attempt(row, calendar, surroundings))
      const ended = (await Promise.all(attempts)).flat()
      const done = new Set(ended.map(({ id }) => id))
      const tried = open.flatMap(({ id }) => (done.has(id) ? [] : [id]))
      const gone = over.map(({ id }) => id)
      return { ended, tried, gone, isMore: rows.length === atATime && tried.length < atATime }
    },
    settle: async (tx, _none, result, { plan }) => {
      if (result.isMore) await plan({ kind: farewellsKind })
      return settle(tx, result, surroundings)
    },
  })
}

const isOver = ({ outcome }: FarewellRow) => outcome !== null

/**
 * Those that have waited longest, since they were ready or could not be sent. Also those whose days are over before there was a certificate: an
 * address is not kept for one that does not come.
 */
function listReady(tx: ReadTx): Promise<FarewellRow[]> {
  return tx.drizzle
    .select()
    .from(farewell)
    .where(or(isNotNull(farewell.readyAt), lt(farewell.giveUpOn, tx.context.calendar)))
    .orderBy(sql`coalesce(${farewell.triedAt}, ${farewell.readyAt})`, asc(farewell.id))
    .limit(atATime)
    .execute()
}

async function attempt(
  { id, deletion, address, giveUpOn, readyAt }: FarewellRow,
  today: PlainDate,
  { ownKeys, messages }: Surroundings,
): Promise<Result['ended']> {
  const keys = await ownKeys.find(ownKeyId(id))
  if (keys === undefined || readyAt === null) return [{ id, outcome: 'givenUp' }]
  const to = openAddress(id, address, keys)
  const contents = farewellText(deletion, to.languages)
  const sent = await messages.send({ id, recipient: to.nationalId, contents })
  if (sent !== 'again') return [{ id, outcome: sent }]
  return today > giveUpOn ? [{ id, outcome: 'givenUp' }] : []
}

async function settle(
  tx: WriteTx,
  { ended, tried, gone }: Result,
  surroundings: Surroundings,
): Promise<JobCounts> {
  for (const { id, outcome } of ended) {
    await tx.drizzle
      .update(farewell)
      .set({ outcome, endedAt: tx.context.instant })
      .where(and(eq(farewell.id, id), isNull(farewell.outcome)))
    if (outcome !== 'sent') await tellOperators(tx, surroundings, { kind: 'farewellFailed', onceKey: id })
  }
  if (tried.length > 0)
    await tx.drizzle
      .update(farewell)
      .set({ triedAt: tx.context.instant })
      .where(inArray(farewell.id, [...tried]))
  if (gone.length > 0)
    await tx.drizzle.delete(farewell).where(and(inArray(farewell.id, [...gone]), isNotNull(farewell.outcome)))
  return { ended: ended.length, destroyed: gone.length }
}
