import type { WriteTx } from '@tym/database'
import { type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import { customershipId, holdId, type PlainDate, Problem, plainDate } from '@tym/kernel'
import { count, eq } from 'drizzle-orm'
import { z } from 'zod'
import { exampleFile, exampleHold, type HoldOfFile, verifyReviewDate } from './hold.ts'
import { getOwnHold, moveHold } from './queries.ts'
import { holdReview } from './schema.ts'

/**
 * Records that a live hold is still needed, and when it is looked at again; each review is kept. The reviewer
 * answers for the hold from then on. Throws 'hold-review-date' and 'state-conflict'.
 */
export async function reviewHold(
  tx: WriteTx,
  by: Pick<StaffPrincipal, 'person' | 'authority'>,
  at: HoldOfFile,
  { reviewOn, expectedVersion }: { readonly reviewOn: PlainDate; readonly expectedVersion: number },
): Promise<Written> {
  const seen = await getOwnHold(tx, at, by.authority)
  if (seen.state !== 'live') throw new Problem('state-conflict', 'Only a live hold is reviewed.')
  verifyReviewDate(reviewOn, tx.context.calendar)
  const version = await moveHold(tx, { ...seen, version: expectedVersion }, { reviewOn, owner: by.person })
  const [before] = await tx.drizzle
    .select({ reviews: count() })
    .from(holdReview)
    .where(eq(holdReview.hold, at.id))
  await tx.drizzle.insert(holdReview).values({
    hold: at.id,
    customership: at.customership,
    number: (before?.reviews ?? 0) + 1,
    reviewOn,
    reviewedBy: by.person,
    reviewedAt: tx.context.instant,
  })
  return { id: at.id, version, touched: [{ customership: at.customership, resources: [at.id] }] }
}

export const reviewHoldEndpoint = writeEndpoint({
  id: 'reviewHold',
  method: 'POST',
  path: '/v1/customerships/{customership}/holds/{hold}/review',
  tag: 'Holds',
  summary: {
    fi: 'Tarkista poiston esto ja anna seuraava tarkistuspäivä',
    sv: 'Granska hindret för radering och ange nästa dag för granskning',
    en: 'Review a hold and give the next day of review',
  },
  caller: ['person'],
  operation: 'hold.decide',
  scope: 'organisation',
  afterAnnulment: 'open',
  params: { customership: customershipId, hold: holdId },
  query: {},
  body: z.strictObject({ reviewOn: plainDate }),
  success: 200,
  ifMatch: true,
  audit: { event: 'hold.reviewed', ground: 'tym-12' },
  problems: ['not-found', 'state-conflict', 'stale-version', 'hold-review-date'],
  example: { params: { customership: exampleFile, hold: exampleHold }, body: { reviewOn: '2027-06-30' } },
  handler: (tx, { caller, params, body, expectedVersion }) =>
    reviewHold(
      tx,
      staffOf(caller),
      { customership: params.customership, id: params.hold },
      { ...body, expectedVersion },
    ),
})
