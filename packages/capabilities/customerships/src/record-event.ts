import type { WriteTx } from '@tym/database'
import { type CustomershipId, newId, type PersonId, type PlainDate, Problem } from '@tym/kernel'
import type { z } from 'zod'
import type { customershipEvent } from './events.ts'
import { event } from './schema.ts'

export interface NewEvent {
  readonly customership: CustomershipId
  /** The version that the event led to, or that stood when it happened. */
  readonly version: number
  readonly event: z.infer<typeof customershipEvent>
  readonly happenedOn: PlainDate
  /** The member of the team that it is about, where it is about one. */
  readonly ofPerson?: PersonId
}

/**
 * Adds to the history of a customership, in the name of the caller. Throws when the caller acts for no
 * authority.
 */
export async function recordEvent(tx: WriteTx, facts: NewEvent): Promise<void> {
  const { caller, instant } = tx.context
  if (caller?.authority === undefined)
    throw new Problem('certificate-kind-not-allowed', 'Only officers move a customership on.')
  await tx.drizzle.insert(event).values({
    id: newId(),
    ...facts,
    byPerson: caller.person,
    byAuthority: caller.authority,
    recordedAt: instant,
  })
}
