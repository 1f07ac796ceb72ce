import { z } from 'zod'

export const partyKeyId = z.uuid().lowercase().brand<'PartyKeyId'>()
export type PartyKeyId = z.infer<typeof partyKeyId>

/**
 * What is sent is encrypted to one key; what the party signs (receipts, answers) is verified with the other.
 */
export const partyKeyUse = z.enum(['encryption', 'signature'])
export type PartyKeyUse = z.infer<typeof partyKeyUse>
