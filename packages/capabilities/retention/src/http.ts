import type { Endpoint } from '@tym/endpoint'
import { decideOnHoldEndpoint } from './decide-on-hold.ts'
import { listHoldsEndpoint } from './list-holds.ts'
import { proposeHoldEndpoint } from './propose-hold.ts'
import { readDeletionPlanEndpoint } from './read-deletion-plan.ts'
import { releaseHoldEndpoint } from './release-hold.ts'
import { reviewHoldEndpoint } from './review-hold.ts'

/** Endpoint table of keeping and deleting. */
export const endpoints: readonly Endpoint[] = [
  proposeHoldEndpoint,
  listHoldsEndpoint,
  decideOnHoldEndpoint,
  reviewHoldEndpoint,
  releaseHoldEndpoint,
  readDeletionPlanEndpoint,
]
