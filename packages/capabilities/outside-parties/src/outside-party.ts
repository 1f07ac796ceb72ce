import { organisationId, outsidePartyId, personId } from '@tym/kernel'
import { partyKindId } from '@tym/register'
import { z } from 'zod'
import { partyKeyView } from './party-key.ts'
import { termsView } from './terms.ts'

/**
 * An outside party (ulkopuolinen taho) is proposed and approved by two persons of the agency; then data may pass until one
 * of them suspends it. A refused proposal leads nowhere; a change is new terms of the same party. One that is reached only by hand
 * is entered by the authority itself.
 */
export const partyState = z.enum(['proposed', 'active', 'suspended', 'refused'])
export type PartyState = z.infer<typeof partyState>

export const partyEvent = z.enum([
  'proposed',
  'approved',
  'refused',
  'changeProposed',
  'changeApproved',
  'changeRefused',
  'suspended',
  'resumed',
  'keyRegistered',
  'keyConfirmed',
  'keyRetired',
  'keyRevoked',
  'enteredByHand',
])
export type PartyEvent = z.infer<typeof partyEvent>

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

/** With what the agency sees besides: everything that was proposed, every key, and the history. */
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
