import type { JobDefinition } from '@tym/outbox'

/** Job table of customer data: reading and recording leave nothing to be done later by this capability. */
export const jobs: readonly JobDefinition[] = []
