import { z } from 'zod'

/**
 * A disclosure (luovutus) waits for the approval of every organisation whose data is in it, leaves once, and
 * arrives with the recipient's receipt, or was stopped before its first byte, or has failed. In `leaving`
 * somebody outside may already have it.
 */
export const disclosureState = z.enum([
  'awaitingApproval',
  'approved',
  'leaving',
  'delivered',
  'stopped',
  'failed',
])
export type DisclosureState = z.infer<typeof disclosureState>

/** How data passes between the register and a party: by machine, or by hand in one of three ways. */
export const channel = z.enum(['machine', 'oral', 'paper', 'secureMail'])
export type Channel = z.infer<typeof channel>
export const byHand = z.enum(['oral', 'paper', 'secureMail'])

export const recallReason = z.enum(['withdrawn', 'corrected', 'removed', 'deleted', 'stopped', 'annulled'])
export type RecallReason = z.infer<typeof recallReason>

export const recallOutcome = z.enum(['deleted', 'kept', 'neverReceived'])
export type RecallOutcome = z.infer<typeof recallOutcome>

export const recallState = z.enum(['planned', 'confirmed', 'failed'])
export type RecallState = z.infer<typeof recallState>

/** How often a delivery or a recall is tried before it is given up. Giving up is shown. */
export const mostAttempts = 8

/** Milliseconds to the next attempt: 5 s, 10 s, 20 s … 15 min, and no less than the party has asked for. */
export function pauseAfter(attempts: number, asked = 0): number {
  return Math.max(asked, Math.min(900_000, 5_000 * 2 ** Math.max(0, attempts - 1)))
}

/** The name under which people and jobs of other releases find the work. */
export const deliverKind = 'deliver-disclosure'
export const recallKind = 'send-recall'
