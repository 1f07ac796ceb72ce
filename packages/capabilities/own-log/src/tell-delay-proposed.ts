import type { ReadTx } from '@tym/database'
import { lineDelayId } from '@tym/kernel'
import { defineJob, type JobDefinition } from '@tym/outbox'
import type { Officer } from '@tym/oversight/public'
import { listAnswerers, tell } from '@tym/oversight/public'
import type { OperationId } from '@tym/register'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Needs } from './needs.ts'
import { type LineDelayRow, lineDelay } from './schema.ts'

export const delayProposedKind = 'tell-delay-proposed'

/**
 * Another supervisor than the one who proposed it. Only where there is none, who decides besides, such as the
 * registrar.
 */
async function listDeciders(
  tx: ReadTx,
  row: Pick<LineDelayRow, 'owner' | 'actor' | 'proposedBy'>,
  needs: Needs,
): Promise<readonly Officer[]> {
  const others = async (operation: OperationId) =>
    (await listAnswerers(tx, operation, row, needs)).filter(({ person }) => person !== row.proposedBy)
  const supervisors = await others('lineDelay.propose')
  return supervisors.length > 0 ? supervisors : others('lineDelay.decide')
}

/**
 * Tells whoever else may decide on a delay that it waits, and until when. It shows nothing of the line, and
 * not whose file it is.
 */
export function tellDelayProposed(needs: Needs): JobDefinition {
  return defineJob({
    kind: delayProposedKind,
    payload: z.strictObject({ delay: lineDelayId }),
    run: async (tx, { delay }) => {
      const { owner, actor, notices, lapsesOn: dueOn, state, proposedBy } = lineDelay
      const [row] = await tx.drizzle
        .select({ owner, actor, notices, dueOn, state, proposedBy })
        .from(lineDelay)
        .where(eq(lineDelay.id, delay))
      if (row?.state !== 'proposed') return { told: 0 }
      const others = await listDeciders(tx, row, needs)
      const onceKey = `${row.notices}:proposed`
      return {
        told: await tell(tx, others, { kind: 'lineDelayProposed', dueOn: row.dueOn, onceKey }, needs),
      }
    },
  })
}
