import { lineDelayId } from '@tym/kernel'
import { defineJob, type JobDefinition } from '@tym/outbox'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { listAnswerers, tell } from './recipients.ts'
import { lineDelay } from './schema.ts'
import type { Surroundings } from './surroundings.ts'

export const delayProposedKind = 'tell-delay-proposed'

/** Tells whoever else may decide on a delay that it waits, until when: it shows nothing of the line, and not whose file it is. */
export function tellDelayProposed(surroundings: Surroundings): JobDefinition {
  return defineJob({
    kind: delayProposedKind,
    payload: z.strictObject({ delay: lineDelayId }),
    run: async (tx, { delay }) => {
      const { owner, actor, role, notices, lapsesOn: dueOn, state, proposedBy } = lineDelay
      const [row] = await tx.drizzle
        .select({ owner, actor, role, notices, dueOn, state, proposedBy })
        .from(lineDelay)
        .where(eq(lineDelay.id, delay))
      if (row?.state !== 'proposed') return { told: 0 }
      const may = await listAnswerers(tx, row, surroundings)
      const others = may.filter(({ person }) => person !== row.proposedBy)
      const onceKey = `${row.notices}:proposed`
      return {
        told: await tell(tx, others, { kind: 'lineDelayProposed', dueOn: row.dueOn, onceKey }, surroundings),
      }
    },
  })
}
