import { z } from 'zod'

/**
 * An outside party (ulkopuolinen taho) is proposed and approved by two persons of the agency; then data may
 * pass until one of them suspends it. A refused proposal leads nowhere; a change is new terms of the same
 * party. One that is reached only by hand is entered by the authority itself.
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
