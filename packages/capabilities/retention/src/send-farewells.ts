import type { ReadTx, WriteTx } from '@tym/database'
import type { CustomershipId } from '@tym/kernel'
import { defineJob, type JobDefinition, type JobOutside } from '@tym/outbox'
import { and, asc, eq, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { farewellText } from './farewell-text.ts'
import type { Needs } from './needs.ts'
import { isDeceased, keptAmong } from './persons-files.ts'
import { openAddress, ownKeyId } from './prepare-farewell.ts'
import { type FarewellRow, farewell } from './schema.ts'
import { tellOperators } from './tell-operators.ts'

export const farewellsKind = 'send-farewells'
const everyMinute = 60
/**
 * The most that are sent at the same time, so that a slow service does not make a run long; the next run
 * follows at once while some can be sent.
 */
const atATime = 20

type Outcome = NonNullable<FarewellRow['outcome']>
/**
 * What came of one: it has ended, its key is destroyed so that its row goes too, or it could not be done now.
 */
type Step = Outcome | 'gone' | 'again'
type Steps = readonly { readonly id: string; readonly step: Step }[]

/**
 * Tells customers whose deletion is certified that it is done, under the farewell's id however often it is
 * sent; after the declared days it gives up, certified or not, and operators are told. What has ended is
 * destroyed by the next run, key first: a row without its key says nothing of anybody, a key without its row
 * would be forgotten.
 */
export function sendFarewells(needs: Needs): JobDefinition {
  return defineJob({
    kind: farewellsKind,
    payload: z.strictObject({}),
    everySeconds: everyMinute,
    perform: async (_none, { readOnce, calendar }) => {
      const rows = await readOnce(listReady)
      return Promise.all(
        rows.map(async (row) => ({
          id: row.id,
          step: await stepOf(row, { calendar, readOnce }, needs),
        })),
      )
    },
    settle: async (tx, _none, steps, { plan }) => {
      const counts = await settle(tx, steps, needs)
      // Another run has done the same meanwhile, and goes on.
      const isMore = steps.length === atATime && counts.ended + counts.destroyed > 0
      if (isMore) await plan({ kind: farewellsKind })
      return counts
    },
  })
}

const isOver = ({ outcome }: FarewellRow) => outcome !== null

/**
 * Those that have waited longest, since they were ready or could not be sent. Among them those whose days are
 * over before there was a certificate: no address is kept for one that does not come.
 */
function listReady(tx: ReadTx): Promise<FarewellRow[]> {
  return tx.drizzle
    .select()
    .from(farewell)
    .where(or(isNotNull(farewell.readyAt), lt(farewell.giveUpOn, tx.context.calendar)))
    .orderBy(sql`coalesce(${farewell.triedAt}, ${farewell.readyAt}) nulls first`, asc(farewell.id))
    .limit(atATime)
    .execute()
}

/** Whatever the reason, what cannot be done now delays this one only, such as a key that does not open. */
async function stepOf(
  row: FarewellRow,
  { calendar: today, readOnce }: Pick<JobOutside, 'calendar' | 'readOnce'>,
  needs: Needs,
): Promise<Step> {
  const step = await (isOver(row) ? forget(row, needs) : attempt(row, readOnce, needs)).catch(
    () => 'again' as const,
  )
  return step === 'again' && !isOver(row) && today > row.giveUpOn ? 'givenUp' : step
}

async function forget({ id }: FarewellRow, { ownKeys }: Needs): Promise<'gone'> {
  await ownKeys.destroy(ownKeyId(id))
  return 'gone'
}

async function attempt(
  { id, deletion, address, readyAt }: FarewellRow,
  readOnce: JobOutside['readOnce'],
  { ownKeys, messages }: Needs,
): Promise<Outcome | 'again'> {
  if (readyAt === null) return 'givenUp'
  const keys = await ownKeys.find(ownKeyId(id))
  if (keys === undefined) return 'givenUp'
  const to = openAddress(id, address, keys)
  const { deceased, isLast } = await readOnce((tx) => lookAtOthers(tx, to.others))
  if (deceased) return 'deceased'
  const contents = farewellText({ deletion, isLast }, to.languages)
  return messages.send({ id, recipient: to.nationalId, contents })
}

/** What the person's other files say by now: that they have died, or that there is none left. */
async function lookAtOthers(tx: ReadTx, files: readonly CustomershipId[]) {
  for (const file of files) if (await isDeceased(tx, file)) return { deceased: true, isLast: false }
  return { deceased: false, isLast: (await keptAmong(tx, files)).length === 0 }
}

async function settle(tx: WriteTx, steps: Steps, needs: Needs) {
  let ended = 0
  for (const { id, step } of steps) {
    if (step === 'gone' || step === 'again') continue
    const rows = await tx.drizzle
      .update(farewell)
      .set({ outcome: step, endedAt: tx.context.instant })
      .where(and(eq(farewell.id, id), isNull(farewell.outcome)))
      .returning({ id: farewell.id })
    ended += rows.length
    if (step !== 'sent' && step !== 'deceased')
      await tellOperators(tx, needs, { kind: 'farewellFailed', onceKey: id })
  }
  const again = steps.flatMap(({ id, step }) => (step === 'again' ? [id] : []))
  if (again.length > 0)
    await tx.drizzle.update(farewell).set({ triedAt: tx.context.instant }).where(inArray(farewell.id, again))
  const gone = steps.flatMap(({ id, step }) => (step === 'gone' ? [id] : []))
  const destroyed =
    gone.length === 0
      ? []
      : await tx.drizzle
          .delete(farewell)
          .where(and(inArray(farewell.id, gone), isNotNull(farewell.outcome)))
          .returning({ id: farewell.id })
  return { ended, destroyed: destroyed.length, waiting: again.length }
}
