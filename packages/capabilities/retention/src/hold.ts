import {
  addMonths,
  type CustomershipId,
  customershipId,
  entryId,
  type HoldId,
  holdId,
  organisationId,
  type PlainDate,
  Problem,
  personId,
  plainDate,
} from '@tym/kernel'
import type { Place } from '@tym/key-vault'
import { holdGround, holdReview, holdScope } from '@tym/register'
import { z } from 'zod'

/**
 * A hold (poiston esto, 12 §) is a proposal until another person of the same authority approves it; only then
 * it stops anything. It ends by being released, never by a date: a review date that has passed is reported.
 */
export const holdState = z.enum(['proposed', 'live', 'refused', 'released'])
export type HoldState = z.infer<typeof holdState>

/** One hold of a file. */
export interface HoldOfFile {
  readonly customership: CustomershipId
  readonly id: HoldId
}

export const holdView = z.strictObject({
  id: holdId,
  scope: holdScope,
  entries: z.array(entryId),
  ground: holdGround,
  section: z.string(),
  authority: organisationId,
  state: holdState,
  version: z.int(),
  reviewOn: plainDate,
  proposedAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
  releasedAt: z.iso.datetime().nullable(),
  /** For the people of the holding authority only. */
  reason: z.string().optional(),
  /** Officers' ids, for officers only. */
  owner: personId.optional(),
  proposedBy: personId.optional(),
  decidedBy: personId.nullable().optional(),
  releasedBy: personId.nullable().optional(),
})
export type HoldView = z.infer<typeof holdView>

/** Where a hold's reason stands. */
export const reasonPlace = (id: HoldId): Place => ({
  table: 'retention.hold',
  category: 0,
  row: id,
  version: 1,
})

/**
 * Throws 'hold-review-date' for a day on which a hold cannot be looked at again: one that has passed, or too
 * far ahead.
 */
export function verifyReviewDate(reviewOn: PlainDate, today: PlainDate): void {
  if (reviewOn <= today || reviewOn > addMonths(today, holdReview.longestMonths))
    throw new Problem('hold-review-date', 'The review date is not within what is declared.', '/reviewOn')
}

/** Ids of the examples in the documentation, which the denial suite sends. */
export const exampleFile = customershipId.parse('0198f0a0-0000-7000-8000-00000000c001')
export const exampleHold = holdId.parse('0198f0a0-0000-7000-8000-000000000b01')
