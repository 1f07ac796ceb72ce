import type { AuditFacts } from '@tym/audit-log'

/**
 * What a log line of this answer must say beyond the actor and the event; a ground of its own outweighs the
 * endpoint's.
 */
export type Touched<Event extends string = string> = Omit<AuditFacts, 'event' | 'rule'> & {
  /** Instead of the endpoint's event, in another file that hears of the act. */
  readonly event?: Event
  /** Instead of the endpoint's event, where an answer says no to what was asked and that is kept. */
  readonly refused?: { readonly event: Event; readonly problem: string }
}
