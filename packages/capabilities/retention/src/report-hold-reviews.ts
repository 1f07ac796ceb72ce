import type { ReadTx, WriteTx } from '@tym/database'
import {
  addDays,
  daysBetween,
  type HoldId,
  holdId,
  type OrganisationId,
  type PersonId,
  type PlainDate,
} from '@tym/kernel'
import { defineJob, type JobCounts, type JobDefinition } from '@tym/outbox'
import { holdReview } from '@tym/register'
import { and, asc, eq, gt, isNull, lte } from 'drizzle-orm'
import { z } from 'zod'
import type { Needs, Told } from './needs.ts'
import { hold, keptHold } from './schema.ts'

const kind = 'report-hold-reviews'
const everySixHours = 21_600
/** Holds that one transaction goes through. */
const batch = 200

interface DueHold {
  readonly id: HoldId
  /** None once the file has been deleted. */
  readonly customership?: NonNullable<Told['customership']>
  readonly authority: OrganisationId
  readonly owner: PersonId
  readonly reviewOn: PlainDate
}

/**
 * Tells who answers for a live hold that it has to be reviewed: once before the day, once on it, and then
 * again and again, from the day on with the agency's operators, until it is reviewed or released. No hold
 * ends by itself.
 */
async function reportHoldReviews(
  tx: WriteTx,
  after: HoldId | undefined,
  { notify, listWhoMay }: Needs,
): Promise<{ readonly counts: JobCounts; readonly next: HoldId | undefined }> {
  const { calendar } = tx.context
  const until = addDays(calendar, holdReview.daysBefore)
  const ofFiles = await listDue(tx, until, after)
  const due: readonly DueHold[] = [...ofFiles, ...(after === undefined ? await listKeptDue(tx, until) : [])]
  const operators = await listWhoMay(tx, { operation: 'operations.read', reach: 'network' })
  let sent = 0
  for (const each of due) {
    const late = daysBetween(each.reviewOn, calendar)
    const isOverdue = late >= 0
    const step = isOverdue ? Math.floor(late / holdReview.daysBetweenWhenOverdue) : 'before'
    const owner = { person: each.owner, authority: each.authority }
    for (const { person, authority } of isOverdue ? [owner, ...operators] : [owner]) {
      const isNew = await notify(tx, {
        recipient: person,
        organisation: authority,
        dueOn: each.reviewOn,
        kind: isOverdue ? 'holdReviewOverdue' : 'holdReviewDue',
        ...(each.customership !== undefined && { customership: each.customership }),
        onceKey: `${each.id}:${each.reviewOn}:${step}`,
      })
      if (isNew) sent += 1
    }
  }
  return {
    counts: { due: due.length, sent },
    next: ofFiles.length === batch ? ofFiles.at(-1)?.id : undefined,
  }
}

function listDue(tx: ReadTx, until: PlainDate, after: HoldId | undefined): Promise<DueHold[]> {
  return tx.drizzle
    .select({
      id: hold.id,
      customership: hold.customership,
      authority: hold.authority,
      owner: hold.owner,
      reviewOn: hold.reviewOn,
    })
    .from(hold)
    .where(
      and(
        eq(hold.state, 'live'),
        lte(hold.reviewOn, until),
        after === undefined ? undefined : gt(hold.id, after),
      ),
    )
    .orderBy(asc(hold.id))
    .limit(batch)
    .execute()
}

/** Of what outlived its file; few enough for one look. */
function listKeptDue(tx: ReadTx, until: PlainDate): Promise<DueHold[]> {
  return tx.drizzle
    .select({
      id: keptHold.id,
      authority: keptHold.authority,
      owner: keptHold.owner,
      reviewOn: keptHold.reviewOn,
    })
    .from(keptHold)
    .where(and(isNull(keptHold.releasedAt), lte(keptHold.reviewOn, until)))
    .orderBy(asc(keptHold.id))
    .limit(batch)
    .execute()
}

export function reportReviews(needs: Needs): JobDefinition {
  return defineJob({
    kind,
    payload: z.strictObject({ after: holdId.exactOptional() }),
    everySeconds: everySixHours,
    run: async (tx, { after }, { plan }) => {
      const { counts, next } = await reportHoldReviews(tx, after, needs)
      if (next !== undefined) await plan({ kind, payload: { after: next } })
      return counts
    },
  })
}
