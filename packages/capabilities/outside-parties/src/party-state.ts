import { z } from 'zod'

/**
 * An outside party (ulkopuolinen taho) is proposed and approved by two persons of the agency, or entered by
 * an authority itself when it is reached only by hand; then data may pass until somebody suspends it. A
 * refused proposal leads nowhere, and a change is new terms of the same party.
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
