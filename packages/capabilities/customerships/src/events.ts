import { roleId } from '@tym/register'
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

/** Who did something or was its object, by the name, title and role of their place on the team. */
export const placeOnTeam = z.strictObject({ name: z.string(), title: z.string(), role: roleId })
