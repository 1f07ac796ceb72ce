import {
  type AnnulmentId,
  annulmentId,
  type CustomershipId,
  customershipId,
  organisationId,
  personId,
  plainDate,
} from '@tym/kernel'
import type { Place } from '@tym/key-vault'
import { annulmentReason } from '@tym/register'
import { z } from 'zod'

/**
 * The annulment (mitätöinti) of a file that was opened for the wrong person or by mistake is a proposal until
 * somebody outside its team closes it. Nothing opens it again: it is destroyed once nothing of its trail is
 * open and the person's days for their log are over.
 */
export const annulmentState = z.enum(['proposed', 'withdrawn', 'refused', 'closed'])
export type AnnulmentState = z.infer<typeof annulmentState>

/** One annulment of a file. */
export interface AnnulmentOfFile {
  readonly customership: CustomershipId
  readonly id: AnnulmentId
}

export const annulmentView = z.strictObject({
  id: annulmentId,
  customership: customershipId,
  /** The authority that opened the file. */
  authority: organisationId,
  reason: annulmentReason,
  /** In words; null once the keys of the file are destroyed. */
  grounds: z.string().nullable(),
  state: annulmentState,
  version: z.int(),
  proposedBy: personId,
  proposedAt: z.iso.datetime(),
  decidedBy: personId.nullable(),
  decidedAt: z.iso.datetime().nullable(),
  /**
   * Organisations whose agreement is missing. An organisation that has left the file sees only those that it
   * knew as parties.
   */
  awaits: z.array(organisationId),
  closedOn: plainDate.nullable(),
  /** The last day on which the person may take their log. */
  logUntil: plainDate.nullable(),
  /** Whether the message to the person has been taken. */
  personTold: z.boolean(),
  /** What of the trail is open: while any of it is, nothing is destroyed. */
  open: z.strictObject({ flags: z.int(), questions: z.int(), delays: z.int(), holds: z.int() }).nullable(),
})
export type AnnulmentView = z.infer<typeof annulmentView>

/** Where the words stand. */
export const groundsPlace = (id: AnnulmentId): Place => ({
  table: 'retention.annulment',
  category: 0,
  row: id,
  version: 1,
})

/** Id of the example in the documentation, which the denial suite sends. */
export const exampleAnnulment = annulmentId.parse('0198f0a0-0000-7000-8000-000000000a01')
