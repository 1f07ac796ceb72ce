import {
  type CustomershipId,
  customershipId,
  entryId,
  organisationId,
  personId,
  plainDate,
  type RemovalId,
  removalId,
} from '@tym/kernel'
import { fieldId, removalReason } from '@tym/register'
import { z } from 'zod'

/**
 * The removal (virheellisen tiedon poistaminen) of a fact that should never have been in its file is a
 * proposal until another person of the storing organisation carries it out. Nothing takes it back: what is
 * left is the mark.
 */
export const removalState = z.enum(['proposed', 'removed', 'refused'])

/** One removal of a file. */
export interface RemovalOfFile {
  readonly customership: CustomershipId
  readonly id: RemovalId
}

export const removalView = z.strictObject({
  id: removalId,
  entry: entryId,
  category: z.int().min(1).max(7),
  field: fieldId,
  class: z.string(),
  owner: organisationId,
  reason: removalReason,
  state: removalState,
  version: z.int(),
  proposedAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
  /** The day on which the last backup that may hold the fact has expired. */
  backupsUntil: plainDate.nullable(),
  /** Whether the agency has signed the certificate. */
  certified: z.boolean(),
  /** Other entries in which the same words stand, for the storing organisation to look at. */
  also: z.array(entryId).optional(),
  /** Officers' ids, for officers only. */
  proposedBy: personId.optional(),
  decidedBy: personId.nullable().optional(),
})
export type RemovalView = z.infer<typeof removalView>

/** Ids of the examples in the documentation, which the denial suite sends. */
export const exampleFile = customershipId.parse('0198f0a0-0000-7000-8000-00000000c001')
export const exampleEntry = entryId.parse('0198f0a0-0000-7000-8000-00000000e001')
export const exampleRemoval = removalId.parse('0198f0a0-0000-7000-8000-000000000d01')
