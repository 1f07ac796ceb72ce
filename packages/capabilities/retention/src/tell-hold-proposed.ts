import type { WriteTx } from '@tym/database'
import { type HoldId, holdId } from '@tym/kernel'
import { defineJob, type JobCounts, type JobDefinition } from '@tym/outbox'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Needs } from './needs.ts'
import { hold } from './schema.ts'

export const holdProposedKind = 'tell-hold-proposed'

/**
 * Tells whoever decides on holds for the authority, but not whoever proposed it, that a hold waits for a
 * second person.
 */
async function tellHoldProposed(tx: WriteTx, id: HoldId, { notify, listWhoMay }: Needs): Promise<JobCounts> {
  const [row] = await tx.drizzle.select().from(hold).where(eq(hold.id, id))
  if (row?.state !== 'proposed') return { sent: 0 }
  let sent = 0
  const may = { operation: 'hold.decide', reach: 'ownOrganisation', authority: row.authority } as const
  for (const { person, authority } of await listWhoMay(tx, may)) {
    if (person === row.proposedBy) continue
    const notice = { recipient: person, organisation: authority, customership: row.customership, onceKey: id }
    if (await notify(tx, { ...notice, kind: 'holdProposed' })) sent += 1
  }
  return { sent }
}

export function tellOfProposals(needs: Needs): JobDefinition {
  return defineJob({
    kind: holdProposedKind,
    payload: z.strictObject({ hold: holdId }),
    run: (tx, { hold: id }) => tellHoldProposed(tx, id, needs),
  })
}
