import { z } from 'zod'

/**
 * An obtaining (tietojen hankkiminen) waits to be asked, is asked, and what comes waits in quarantine until
 * an officer takes it in or refuses it. What is got by hand begins in quarantine.
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

export const askKind = 'ask-source'
