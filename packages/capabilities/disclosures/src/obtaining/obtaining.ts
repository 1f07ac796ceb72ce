import { z } from 'zod'

/**
 * An obtaining (tietojen hankkiminen) waits to be asked, is asked, and what comes waits in quarantine until an officer takes
 * it in or refuses it. What is got by hand begins in quarantine.
 */
export const obtainingState = z.enum([
  'waiting',
  'asked',
  'quarantined',
  'nothing',
  'accepted',
  'rejected',
  'stopped',
  'failed',
])
export type ObtainingState = z.infer<typeof obtainingState>

/** How data passes between the register and a party: by machine, or by hand in one of three ways. */
export const channel = z.enum(['machine', 'oral', 'paper', 'secureMail'])
export type Channel = z.infer<typeof channel>
export const byHand = z.enum(['oral', 'paper', 'secureMail'])

export const askKind = 'ask-source'
