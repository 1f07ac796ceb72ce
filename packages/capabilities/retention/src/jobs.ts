import type { JobDefinition } from '@tym/outbox'
import { reportReviews } from './report-hold-reviews.ts'
import type { Surroundings } from './surroundings.ts'
import { tellOfProposals } from './tell-hold-proposed.ts'

export type { Surroundings }

/** Job table of keeping and deleting. */
export function jobs(surroundings: Surroundings): readonly JobDefinition[] {
  return [tellOfProposals(surroundings), reportReviews(surroundings)]
}
