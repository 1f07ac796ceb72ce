import { z } from 'zod'

/** What the history of a customership tells. Codes are API. */
export const customershipEvent = z.enum([
  'started',
  'partyTaken',
  'partyForsaken',
  'memberAdded',
  'memberRemoved',
  'responsibilityGiven',
  'responsibilityWithdrawn',
  'planDrafted',
  'planInForce',
  'reviewBegun',
  'reviewDone',
  'endProposed',
  'endAgreed',
  'endDeclined',
  'endWithdrawn',
  'transferred',
  'ended',
  'deathRecorded',
  'deathUndone',
])
