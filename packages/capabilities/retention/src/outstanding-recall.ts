import { disclosureId } from '@tym/kernel'
import { z } from 'zod'

/** What a recipient has done, or that nobody can find out any more. */
export const outstandingOutcome = z.enum(['deleted', 'kept', 'neverReceived', 'unknown'])
export type OutstandingOutcome = z.infer<typeof outstandingOutcome>

/** Id of the example in the documentation, which the denial suite sends. */
export const exampleOutstanding = disclosureId.parse('0198f0a0-0000-7000-8000-000000000d99')
