import { organisationId, outsidePartyId, personId } from '@tym/kernel'
import { partyKindId } from '@tym/register'
import { z } from 'zod'
import { partyKeyView } from './party-key.ts'
import { partyEvent, partyState } from './party-state.ts'
import { termsView } from './terms.ts'

export const partyKind = partyKindId

/** A party as staff see it: the terms in force, the keys that are trusted. */
export const partyView = z.strictObject({
  id: outsidePartyId,
  kind: partyKind,
  state: partyState,
  version: z.int().positive(),
  /** In force; null while nothing has been approved. */
  terms: termsView.nullable(),
  suspendedBy: personId.nullable(),
  suspendedAt: z.iso.datetime().nullable(),
  suspensionReason: z.string().nullable(),
  /** The authority whose officer entered it; null for one that the agency has approved. */
  byHandOf: organisationId.nullable(),
})
export type PartyView = z.infer<typeof partyView>

/** With what only the agency sees: everything that was proposed, every key, and the history. */
export const partyWithHistory = z.strictObject({
  ...partyView.shape,
  allTerms: z.array(termsView),
  keys: z.array(partyKeyView),
  history: z.array(
    z.strictObject({
      event: partyEvent,
      version: z.int().positive(),
      by: personId,
      at: z.iso.datetime(),
    }),
  ),
})
