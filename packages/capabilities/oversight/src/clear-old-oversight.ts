import type { ReadTx } from '@tym/database'
import {
  type AccessFlagId,
  accessFlagId,
  addMonths,
  daySeconds,
  type ReviewId,
  reviewId,
  startOfDateInHelsinki,
} from '@tym/kernel'
import { defineJob, type JobDefinition } from '@tym/outbox'
import { retention } from '@tym/register'
import { and, asc, eq, inArray, lt } from 'drizzle-orm'
import { z } from 'zod'
import type { Needs } from './needs.ts'
import { ownKeyId } from './own-key.ts'
import { flag, flagLine, review } from './schema.ts'

const kind = 'clear-old-oversight'
const batch = 500

interface Old {
  readonly reviews: readonly ReviewId[]
  readonly flags: readonly AccessFlagId[]
}

/** Reviews, and flags that have been answered, from before the declared months. */
async function listOld(tx: ReadTx): Promise<Old> {
  const before = startOfDateInHelsinki(addMonths(tx.context.calendar, -retention.oversight.keep.months))
  const reviews = await tx.drizzle
    .select({ id: review.id })
    .from(review)
    .where(lt(review.openedAt, before))
    .orderBy(asc(review.openedAt))
    .limit(batch)
  const flags = await tx.drizzle
    .select({ id: flag.id })
    .from(flag)
    .where(and(lt(flag.raisedAt, before), eq(flag.state, 'answered')))
    .orderBy(asc(flag.raisedAt))
    .limit(batch)
  return {
    reviews: reviews.map(({ id }) => reviewId.parse(id)),
    flags: flags.map(({ id }) => accessFlagId.parse(id)),
  }
}

/**
 * Forgets what is old enough: the keys first, which makes it unreadable everywhere, then the rows. Safe to
 * repeat.
 */
export function clearOldOversight({ ownKeys }: Pick<Needs, 'ownKeys'>): JobDefinition {
  return defineJob({
    kind,
    payload: z.strictObject({}),
    everySeconds: daySeconds,
    perform: async (_none, { readOnce }) => {
      const old = await readOnce(listOld)
      for (const id of [...old.reviews, ...old.flags]) await ownKeys.destroy(ownKeyId(id))
      return old
    },
    settle: async (tx, _none, { reviews, flags }, { plan }) => {
      if (reviews.length > 0) await tx.drizzle.delete(review).where(inArray(review.id, [...reviews]))
      if (flags.length > 0) {
        await tx.drizzle.delete(flagLine).where(inArray(flagLine.flag, [...flags]))
        await tx.drizzle.delete(flag).where(inArray(flag.id, [...flags]))
      }
      if (reviews.length === batch || flags.length === batch) await plan({ kind })
      return { reviews: reviews.length, flags: flags.length }
    },
  })
}
