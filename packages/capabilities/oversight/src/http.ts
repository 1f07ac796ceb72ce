import type { Endpoint } from '@tym/employment'
import { answerFlagEndpoint } from './answer-flag.ts'
import { listFlagsEndpoint } from './list-flags.ts'
import { listReviewsEndpoint } from './list-reviews.ts'
import { openReviewEndpoint } from './open-review.ts'
import { readReviewLinesEndpoint } from './read-review-lines.ts'

/** Endpoint table of the employer's watch over the use of the register. */
export const endpoints: readonly Endpoint[] = [
  openReviewEndpoint,
  listReviewsEndpoint,
  readReviewLinesEndpoint,
  listFlagsEndpoint,
  answerFlagEndpoint,
]
